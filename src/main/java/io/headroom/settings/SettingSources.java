package io.headroom.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where settings come from: system properties, which win over the environment, which wins over one
 * file.
 *
 * @param folder the folder that holds {@code routes/}, which relative paths start from
 * @param file the settings file
 * @param isNamed whether somebody named that file, so that it must be there
 * @param system system properties
 * @param environment environment variables
 */
public record SettingSources(
    Path folder,
    Path file,
    boolean isNamed,
    Map<String, String> system,
    Map<String, String> environment) {

  /** The settings page. */
  static final String FILE = "application.properties";

  /** The system property that names the settings file. */
  public static final String CONFIG_PROPERTY = "headroom.config";

  private static final Path OF_THE_MACHINE = Path.of("/etc/headroom", FILE);

  /** Sources whose file is {@code application.properties} in the folder. */
  public SettingSources(Path folder, Map<String, String> system, Map<String, String> environment) {
    this(folder, folder.resolve(FILE), false, system, environment);
  }

  /**
   * Returns the sources of this process, with the working directory as the folder. The file is that
   * of the system property {@code headroom.config}, which the command line sets, else that of
   * {@code HEADROOM_CONFIG}, else {@code /etc/headroom/application.properties} where it exists,
   * else the one in the folder.
   *
   * @throws SettingsException if it is not known which file is meant
   */
  public static SettingSources ofProcess() {
    Map<String, String> system = new TreeMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> system.put(name, System.getProperty(name)));
    return of(OF_THE_MACHINE, system, ProcessEnvironment.read());
  }

  static SettingSources of(
      Path ofTheMachine, Map<String, String> system, Map<String, String> environment) {
    Optional<Path> chosen =
        Stream.of(
                system.getOrDefault(CONFIG_PROPERTY, ""),
                environment.getOrDefault(Setting.variable(CONFIG_PROPERTY), ""))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .findFirst()
            .map(SettingSources::path);
    // a file that this user may not read is an error and not skipped
    Path otherwise = Files.notExists(ofTheMachine) ? Path.of(FILE) : ofTheMachine;
    return new SettingSources(
        Path.of(""), chosen.orElse(otherwise), chosen.isPresent(), system, environment);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException impossible) {
      throw new SettingsException(
          "The name of the settings file cannot be a path in this locale: use ASCII letters");
    }
  }

  /**
   * Reads the file, once.
   *
   * @throws SettingsException if it cannot be read
   */
  public GivenSettings read() {
    SettingsFile read = SettingsFile.read(file);
    if (isNamed && !read.isThere()) {
      throw new SettingsException(
          file
              + " is not there: name a settings file that exists with --config or HEADROOM_CONFIG");
    }
    return new GivenSettings(folder, read, system, environment);
  }
}
