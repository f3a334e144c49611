package io.headroom.settings;

import io.headroom.settings.SettingSources.Given;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings {@code headroom.http.tokens.NAME.token}, {@code .token-file} and {@code .scopes},
 * whose names an operator chooses.
 *
 * @param sources where settings come from
 * @param file what {@code application.properties} says
 */
record NamedTokens(SettingSources sources, Map<String, String> file) {

  /** How their names begin. */
  static final String PREFIX = "headroom.http.tokens.";

  private static final Pattern KEY =
      Pattern.compile("headroom\\.http\\.tokens\\.([a-z0-9-]+)\\.(token|token-file|scopes)");
  private static final Pattern VARIABLE =
      Pattern.compile("HEADROOM_HTTP_TOKENS_([A-Z0-9_]+?)_(TOKEN|TOKEN_FILE|SCOPES)");

  /** Whether a key is one of these. */
  static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  /** Whether an environment variable is one of these. */
  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /** Returns the name of the setting that is the token itself. */
  static String key(String name) {
    return PREFIX + name + ".token";
  }

  /** The names that are given, each once. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    Stream.of(sources.system().keySet(), file.keySet())
        .flatMap(Set::stream)
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .forEach(key -> names.add(key.group(1)));
    sources.environment().keySet().stream()
        .map(VARIABLE::matcher)
        .filter(Matcher::matches)
        .map(variable -> variable.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(names::add);
    return names;
  }

  /** The keys that begin like these and are none, in the order of their names. */
  Set<String> strangers() {
    Set<String> strangers = new TreeSet<>();
    Stream.of(sources.system().keySet(), file.keySet())
        .flatMap(Set::stream)
        .filter(key -> key.startsWith(PREFIX) && !isKey(key))
        .forEach(strangers::add);
    sources.environment().keySet().stream()
        .filter(name -> name.startsWith(Setting.variable(PREFIX)) && !isVariable(name))
        .forEach(strangers::add);
    return strangers;
  }

  /** Returns what is given for a token. */
  Optional<String> text(String name, String part) {
    return given(name, part).map(Given::value);
  }

  private Optional<Given> given(String name, String part) {
    String key = PREFIX + name + "." + part;
    return sources.given(key, Setting.variable(key), file);
  }

  /** Returns the token itself, given as such or in a file. */
  Optional<String> secret(String name, SettingsReader reader) {
    String key = key(name);
    Optional<String> secret =
        reader.secret(key, given(name, "token"), key + "-file", given(name, "token-file"));
    if (secret.isEmpty()) {
      reader.problem(key + " is missing: set it, or " + key + "-file to a file that holds it");
    }
    return secret;
  }
}
