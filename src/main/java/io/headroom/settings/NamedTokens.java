package io.headroom.settings;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings {@code headroom.http.tokens.NAME.token}, {@code .token-file} and {@code .scopes},
 * whose names an operator chooses.
 */
final class NamedTokens {

  /** How their names begin. */
  static final String PREFIX = "headroom.http.tokens.";

  private static final String VARIABLE_PREFIX = Setting.variable(PREFIX);
  private static final Pattern KEY = pattern(PREFIX, "[a-z0-9-]+", Setting::key);
  private static final Pattern VARIABLE =
      pattern(VARIABLE_PREFIX, "[A-Z0-9_]+?", Setting::variable);

  private NamedTokens() {}

  private static Pattern pattern(String prefix, String name, Function<Setting<?>, String> written) {
    String endings =
        KnownSettings.all()
            .filter(Setting::isNamed)
            .map(written)
            .map(key -> key.substring(prefix.length() + Setting.NAME.length()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(Pattern.quote(prefix) + "(" + name + ")(" + endings + ")");
  }

  /** Whether a key is one of these. */
  static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  /** Whether a key is that of a token itself. */
  static boolean isToken(String key) {
    return isKey(key) && key.endsWith(".token");
  }

  /** Whether an environment variable is one of these. */
  static boolean isVariable(String variable) {
    return VARIABLE.matcher(variable).matches();
  }

  /** Whether a key or a variable begins like these, and is none. */
  static boolean isStranger(String name) {
    return (name.startsWith(PREFIX) && !isKey(name))
        || (name.startsWith(VARIABLE_PREFIX) && !isVariable(name));
  }

  /** Returns the names that are given, each once. */
  static Set<String> names(GivenSettings given) {
    Set<String> names = new TreeSet<>();
    groups(KEY, given.keys()).forEach(names::add);
    groups(VARIABLE, given.environment().keySet())
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(names::add);
    return names;
  }

  private static Stream<String> groups(Pattern pattern, Set<String> names) {
    return names.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1));
  }

  /** Returns the keys and variables that begin like these and are none, in alphabetical order. */
  static Set<String> strangers(GivenSettings given) {
    return Stream.concat(given.keys().stream(), given.environment().keySet().stream())
        .filter(NamedTokens::isStranger)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
