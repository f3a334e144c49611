package io.headroom.settings;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How like a name is to those of settings. Case, separators and everything that is not a letter or
 * a digit do not count.
 *
 * @param key the key that the name is most like
 * @param isClose whether the name is a slip of the pen away from it: spelled otherwise, with one
 *     letter too many, missing or wrong, or two swapped; in a long name two of them
 */
record NameLikeness(String key, boolean isClose) {

  private static final String OURS = "headroom";
  private static final Pattern OF_HEADROOM = Pattern.compile("[^a-z0-9]*headroom([^a-z0-9].*|)");
  private static final LevenshteinDistance SLIPS = new LevenshteinDistance(2);
  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  /** In a name with fewer letters after {@code headroom}, two slips make another word. */
  private static final int LONG = OURS.length() + 8;

  /** Returns the one of several keys that a name is most like. */
  static NameLikeness nearest(String name, Collection<String> keys) {
    String letters = letters(name);
    return keys.stream()
        .filter(key -> isClose(letters, letters(key)))
        .findFirst()
        .map(key -> new NameLikeness(key, true))
        .orElseGet(() -> new NameLikeness(alike(name, keys), false));
  }

  private static String alike(String name, Collection<String> keys) {
    String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return keys.stream()
        .min(Comparator.comparingDouble(key -> DISTANCE.apply(dotted, key)))
        .orElseThrow();
  }

  /** Whether a name begins like that of a setting, in whatever spelling. */
  static boolean isOfHeadroom(String name) {
    return OF_HEADROOM.matcher(levelled(name)).matches();
  }

  private static boolean isClose(String letters, String known) {
    if (Math.abs(letters.length() - known.length()) > 2) {
      return false;
    }
    int slips = SLIPS.apply(letters, known);
    return switch (slips) {
      case 0, 1 -> true;
      case 2 -> known.length() >= LONG || Arrays.equals(sorted(letters), sorted(known));
      default -> false;
    };
  }

  private static int[] sorted(String letters) {
    return letters.chars().sorted().toArray();
  }

  private static String letters(String name) {
    return levelled(name).replaceAll("[^a-z0-9]", "");
  }

  private static String levelled(String name) {
    return Normalizer.normalize(Unseen.removedFrom(name), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }
}
