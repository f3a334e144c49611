package io.headroom.settings;

import io.headroom.settings.SettingsFile.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for names that are almost those of settings. A mistyped {@code headroom.mode=observe} that
 * had no effect would write to the shop, so it is refused like a value that is not allowed.
 *
 * @param given what is given
 */
record NameCheck(GivenSettings given) {

  private static final String VARIABLE_PREFIX = "HEADROOM_";

  private static final List<String> KEYS = KnownSettings.fixed().map(Setting::key).toList();

  private static final LikeNames LIKE_KEYS = LikeNames.of(KEYS);

  /** The names of settings, and of what is read before them, written as keys. */
  private static final List<String> OF_VARIABLES =
      Stream.concat(KEYS.stream(), Stream.of("headroom.java-opts", SettingSources.CONFIG_PROPERTY))
          .toList();

  private static final LikeNames LIKE_VARIABLES = LikeNames.of(OF_VARIABLES);
  private static final Set<String> VARIABLES =
      OF_VARIABLES.stream().map(Setting::variable).collect(Collectors.toUnmodifiableSet());

  /** What the command line sets. */
  private static final List<String> OF_THE_COMMAND_LINE =
      List.of("headroom.log.target", "headroom.log.sweeps", SettingSources.CONFIG_PROPERTY);

  /** {@code export HEADROOM_MODE=observe} is a key {@code export} with a value. */
  private static final Pattern SETTING_AS_VALUE =
      Pattern.compile("(?i)headroom[._-][a-z0-9._-]+\\s*=.*", Pattern.DOTALL);

  /** A line that goes on after a backslash swallows the setting in the next one. */
  private static final Pattern SWALLOWED = Pattern.compile("(?i)\\n\\s*headroom[._-]\\S*\\s*[=:]");

  /** Returns what must be mended before anything starts, one sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, Line> first = new HashMap<>();
    for (Line line : given.file().lines()) {
      Line before = first.putIfAbsent(line.key(), line);
      if (before == null) {
        problem(line).ifPresent(problem -> problems.add(given.file().place(line) + problem));
      } else {
        problems.add(
            "%s gives %s again, after line %d: keep one of them"
                .formatted(given.file().place(line), shown(line.key()), before.number()));
      }
    }
    given.system().keySet().stream()
        .filter(key -> !isKnownKey(key) && !OF_THE_COMMAND_LINE.contains(key))
        .filter(NameCheck::isAlmostKey)
        .forEach(key -> problems.add("-D" + unknown(key)));
    given.environment().keySet().stream()
        .filter(name -> !isKnownVariable(name) && isAlmostVariable(name))
        .forEach(name -> problems.add("The environment variable " + unknown(name, variable(name))));
    return problems;
  }

  /** Returns what has no effect here and may be meant for another program, one sentence each. */
  List<String> warnings() {
    return given.environment().keySet().stream()
        .filter(name -> name.startsWith(VARIABLE_PREFIX) && !isKnownVariable(name))
        .filter(name -> !isAlmostVariable(name))
        .map(
            name ->
                name
                    + " is not a setting of Headroom and has no effect; did you mean "
                    + variable(name)
                    + "?")
        .sorted()
        .toList();
  }

  private static Optional<String> problem(Line line) {
    String key = line.key();
    Optional<Integer> odd = key.codePoints().filter(point -> point > '~').boxed().findFirst();
    if (odd.isPresent()) {
      return Optional.of(
          ": the name %s holds %s: write it anew, with ASCII letters"
              .formatted(shown(key), new Unseen(odd.get())));
    }
    if (SWALLOWED.matcher(line.text()).find()) {
      return Optional.of(
          " ends with a backslash, so that the setting in the next line is part of its value: take"
              + " the backslash out");
    }
    if (isKnownKey(key)) {
      return Optional.empty();
    }
    if (isAlmostKey(key)) {
      return Optional.of(": " + unknown(key));
    }
    return SETTING_AS_VALUE.matcher(line.value()).matches()
        ? Optional.of(
            ": %s has a setting as its value: begin the line with the setting"
                .formatted(shown(key)))
        : Optional.empty();
  }

  private static String unknown(String key) {
    return unknown(key, LIKE_KEYS.nearest(key));
  }

  private static String unknown(String name, String meant) {
    return shown(name) + " is not a setting of Headroom; did you mean " + meant + "?";
  }

  private static String variable(String name) {
    return Setting.variable(LIKE_VARIABLES.nearest(name));
  }

  private static boolean isKnownKey(String key) {
    return Named.isKey(key)
        // reported with what a name may be
        || Named.isStranger(key)
        || KEYS.contains(key);
  }

  private static boolean isKnownVariable(String name) {
    return Named.isVariable(name) || Named.isStranger(name) || VARIABLES.contains(name);
  }

  private static boolean isAlmostKey(String key) {
    return LikeNames.isOfHeadroom(key) || LIKE_KEYS.isClose(key);
  }

  private static boolean isAlmostVariable(String name) {
    return LIKE_VARIABLES.isClose(name);
  }

  /** Returns a name in which each character that cannot be seen is shown by its number. */
  private static String shown(String name) {
    return name.codePoints()
        .mapToObj(
            point ->
                point >= ' ' && point <= '~'
                    ? Character.toString(point)
                    : String.format(Locale.ROOT, "<U+%04X>", point))
        .reduce("", String::concat);
  }
}
