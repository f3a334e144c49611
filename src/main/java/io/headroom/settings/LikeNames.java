package io.headroom.settings;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names of settings, and how like another name is to them. Case, separators and everything that
 * is not a letter or a digit do not count.
 *
 * @param names the names, with their letters made out once: each is compared with every variable of
 *     the environment
 */
record LikeNames(List<Name> names) {

  private static final String OURS = "headroom";
  private static final Pattern OF_HEADROOM = Pattern.compile("[^a-z0-9]*headroom([^a-z0-9].*|)");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z0-9]+");
  private static final LevenshteinDistance SLIPS = new LevenshteinDistance(2);
  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  /** In a name with fewer letters after {@code headroom}, two slips make another word. */
  private static final int LONG = OURS.length() + 8;

  /** Returns the names of settings with these keys. */
  static LikeNames of(Collection<String> keys) {
    return new LikeNames(keys.stream().map(key -> new Name(key, letters(key))).toList());
  }

  /** Returns the key that a name is most like. */
  String nearest(String name) {
    return close(name).orElseGet(() -> alike(name));
  }

  /**
   * Whether a name is a slip of the pen away from one of these: spelled otherwise, with one letter
   * too many, missing or wrong, or two swapped; in a long name two of them.
   */
  boolean isClose(String name) {
    return close(name).isPresent();
  }

  private Optional<String> close(String name) {
    String letters = letters(name);
    return names.stream().filter(known -> known.isClose(letters)).findFirst().map(Name::key);
  }

  private String alike(String name) {
    String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return names.stream()
        .min(Comparator.comparingDouble(known -> DISTANCE.apply(dotted, known.key())))
        .orElseThrow()
        .key();
  }

  /** Whether a name begins like that of a setting, in whatever spelling. */
  static boolean isOfHeadroom(String name) {
    return OF_HEADROOM.matcher(levelled(name)).matches();
  }

  private static String letters(String name) {
    return NOT_LETTERS.matcher(levelled(name)).replaceAll("");
  }

  private static String levelled(String name) {
    return Normalizer.normalize(Unseen.removedFrom(name), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A name.
   *
   * @param key how it is written
   * @param letters its letters and digits
   */
  private record Name(String key, String letters) {

    boolean isClose(String others) {
      if (Math.abs(others.length() - letters.length()) > 2) {
        return false;
      }
      int slips = SLIPS.apply(others, letters);
      return switch (slips) {
        case 0, 1 -> true;
        case 2 -> letters.length() >= LONG || Arrays.equals(sorted(others), sorted(letters));
        default -> false;
      };
    }

    private static int[] sorted(String letters) {
      return letters.chars().sorted().toArray();
    }
  }
}
