package io.headroom.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A family of settings in whose names an operator chooses a part. */
enum Named {
  /**
   * {@code headroom.http.tokens.NAME.token}, {@code .token-file} and {@code .scopes}. A {@code -}
   * of a name is a {@code _} in an environment variable.
   */
  TOKENS("headroom.http.tokens.", "[a-z0-9-]+", '-'),
  /** {@code headroom.reserve.unpaid-for.NAME}, by payment method. */
  PAYMENT_METHODS("headroom.reserve.unpaid-for.", "[a-z0-9_]+", '_');

  private final String prefix;
  private final String variablePrefix;
  private final Pattern key;
  private final Pattern variable;
  private final char underscore;

  /**
   * Creates a family.
   *
   * @param prefix how the names begin
   * @param name what the chosen part may be
   * @param underscore what a {@code _} of an environment variable stands for in that part
   */
  Named(String prefix, String name, char underscore) {
    this.prefix = prefix;
    this.variablePrefix = Setting.variable(prefix);
    this.key = pattern(prefix, prefix, name, Setting::key);
    this.variable = pattern(prefix, variablePrefix, "[A-Z0-9_]+?", Setting::variable);
    this.underscore = underscore;
  }

  private static Pattern pattern(
      String prefix, String written, String name, Function<Setting<?>, String> writing) {
    String endings =
        KnownSettings.all()
            .filter(setting -> setting.isNamed() && setting.key().startsWith(prefix))
            .map(writing)
            .map(key -> key.substring(prefix.length() + Setting.NAME.length()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(Pattern.quote(written) + "(" + name + ")(" + endings + ")");
  }

  /** Whether a key is one of a family. */
  static boolean isKey(String name) {
    return any(family -> family.key.matcher(name).matches());
  }

  /** Whether an environment variable is one of a family. */
  static boolean isVariable(String name) {
    return any(family -> family.variable.matcher(name).matches());
  }

  /** Whether a key or a variable begins like those of a family, and is none. */
  static boolean isStranger(String name) {
    return any(family -> family.refuses(name));
  }

  private static boolean any(Function<Named, Boolean> question) {
    return Arrays.stream(values()).anyMatch(question::apply);
  }

  private boolean refuses(String name) {
    return (name.startsWith(prefix) && !key.matcher(name).matches())
        || (name.startsWith(variablePrefix) && !variable.matcher(name).matches());
  }

  /** Whether a key is that of a token itself. */
  static boolean isToken(String name) {
    return TOKENS.key.matcher(name).matches() && name.endsWith(".token");
  }

  /** Returns the chosen names that are given, each once. */
  Set<String> names(GivenSettings given) {
    Set<String> names = new TreeSet<>();
    chosen(key, given.keys()).forEach(names::add);
    chosen(variable, given.environment().keySet())
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', underscore))
        .forEach(names::add);
    return names;
  }

  private static Stream<String> chosen(Pattern pattern, Set<String> names) {
    return names.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1));
  }

  /** Returns the keys and variables that begin like these and are none, in alphabetical order. */
  Set<String> strangers(GivenSettings given) {
    return Stream.concat(given.keys().stream(), given.environment().keySet().stream())
        .filter(this::refuses)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
