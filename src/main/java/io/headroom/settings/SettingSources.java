package io.headroom.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerDistance;

/**
 * Where settings come from: system properties, which win over the environment, which wins over
 * {@code application.properties}.
 *
 * @param folder the folder that holds {@code application.properties} and {@code routes/}
 * @param system system properties
 * @param environment environment variables
 */
public record SettingSources(
    Path folder, Map<String, String> system, Map<String, String> environment) {

  /** The settings page. */
  static final String FILE = "application.properties";

  private static final String STAND_IN = "stand-in";
  private static final String IN_FILE = "-file";
  private static final String PREFIX = "headroom.";
  private static final String VARIABLE_PREFIX = "HEADROOM_";
  private static final Set<String> OF_THE_LAUNCHER = Set.of("HEADROOM_JAVA_OPTS");

  /** How a verb tells the log where to go. */
  private static final Set<String> OF_THE_LOG =
      Set.of(PREFIX + "log.target", PREFIX + "log.sweeps");

  /** Returns the sources of this process, with the working directory as the folder. */
  public static SettingSources ofProcess() {
    Map<String, String> system = new TreeMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> system.put(name, System.getProperty(name)));
    return new SettingSources(Path.of(""), system, System.getenv());
  }

  /**
   * Returns the same sources with stand-ins for what reaches the panel and the database: what is
   * enough to build routes, where nothing is asked.
   */
  public SettingSources withStandIns() {
    Map<String, String> file = file();
    Map<String, String> given = new TreeMap<>(system);
    given.put(Setting.DB_URL.key(), "jdbc:mariadb://database.invalid/whmcs");
    given.put(Setting.DB_USER.key(), STAND_IN);
    if (given(Setting.PANEL_URL, file).isEmpty()) {
      given.put(Setting.PANEL_URL.key(), "https://panel.invalid");
    }
    if (isGiven(Setting.WHMCS_API_URL_FILE.key(), file)) {
      given.remove(Setting.WHMCS_API_URL_FILE.key());
      given.put(Setting.WHMCS_API_URL.key(), "https://whmcs.invalid/includes/api.php");
    }
    Set<String> secrets =
        new TreeSet<>(Set.of(Setting.PANEL_TOKEN.key(), Setting.DB_PASSWORD.key()));
    Arrays.stream(Setting.values())
        .filter(Setting::isSecret)
        .map(Setting::key)
        .filter(key -> isGiven(key, file) || isGiven(key + IN_FILE, file))
        .forEach(secrets::add);
    new NamedTokens(this, file).names().forEach(name -> secrets.add(NamedTokens.key(name)));
    for (String secret : secrets) {
      given.remove(secret + IN_FILE);
      given.put(secret, STAND_IN + "-for-" + secret);
    }
    return new SettingSources(folder, given, environment);
  }

  private boolean isGiven(String key, Map<String, String> file) {
    return given(key, Setting.variable(key), file).isPresent();
  }

  /** A value and the rank of the source that gave it; the lower rank wins. */
  record Given(String value, int rank) {}

  /** Returns the value that is given for a setting; a blank one counts as none. */
  Optional<Given> given(Setting setting, Map<String, String> file) {
    return given(setting.key(), setting.variable(), file);
  }

  /** Returns the value that is given by a key or a variable; a blank one counts as none. */
  Optional<Given> given(String key, String variable, Map<String, String> file) {
    return Stream.of(
            new Given(system.getOrDefault(key, ""), 0),
            new Given(environment.getOrDefault(variable, ""), 1),
            new Given(file.getOrDefault(key, ""), 2))
        .map(given -> new Given(given.value().strip(), given.rank()))
        .filter(given -> !given.value().isEmpty())
        .findFirst();
  }

  /**
   * Returns what {@code application.properties} says; nothing if there is no such file.
   *
   * @throws SettingsException if it cannot be read
   */
  Map<String, String> file() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException absent) {
      return Map.of();
    } catch (MalformedInputException malformed) {
      throw new SettingsException(List.of(FILE + " is not UTF-8 text: save it as UTF-8"));
    } catch (IllegalArgumentException malformed) {
      throw new SettingsException(
          List.of(FILE + " cannot be read: " + malformed.getMessage() + " (write \\\\ for \\)"));
    } catch (IOException unreadable) {
      throw new SettingsException(
          List.of(
              FILE
                  + " cannot be read ("
                  + unreadable.getClass().getSimpleName()
                  + "): make it a file that this user may read"));
    }
    Map<String, String> all = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return all;
  }

  /** Returns one warning for each setting that nobody knows, with the nearest name. */
  List<String> unknown(Map<String, String> file) {
    Set<String> keys = new TreeSet<>();
    Stream.of(system.keySet(), file.keySet())
        .flatMap(Set::stream)
        .filter(key -> key.startsWith(PREFIX) && Setting.of(key).isEmpty())
        .filter(key -> !OF_THE_LOG.contains(key) && !NamedTokens.isKey(key))
        .forEach(keys::add);
    Set<String> variables = new TreeSet<>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(VARIABLE_PREFIX) && !OF_THE_LAUNCHER.contains(name))
        .filter(name -> !NamedTokens.isVariable(name))
        .filter(name -> Setting.keys().stream().map(Setting::variable).noneMatch(name::equals))
        .forEach(variables::add);
    return Stream.concat(
            keys.stream().map(key -> warning(key, nearest(key, Setting.keys()))),
            variables.stream()
                .map(
                    name ->
                        warning(
                            name,
                            nearest(
                                name, Setting.keys().stream().map(Setting::variable).toList()))))
        .toList();
  }

  private static String warning(String key, String nearest) {
    return key + " is not a setting of Headroom and has no effect; did you mean " + nearest + "?";
  }

  private static String nearest(String key, List<String> known) {
    JaroWinklerDistance distance = new JaroWinklerDistance();
    return known.stream()
        .min(Comparator.comparingDouble(name -> distance.apply(key, name)))
        .orElseThrow();
  }
}
