package io.headroom.settings;

import io.headroom.settings.Given.Source;
import io.headroom.settings.SettingsFile.Line;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that is given, read once: nothing is checked yet.
 *
 * @param folder the folder that relative paths start from
 * @param file what the settings file says
 * @param system system properties
 * @param environment environment variables
 */
public record GivenSettings(
    Path folder, SettingsFile file, Map<String, String> system, Map<String, String> environment) {

  /** Returns the value that is given for a setting; a blank one counts as none. */
  Optional<Given> of(Setting<?> setting) {
    return Stream.of(
            new Given(system.getOrDefault(setting.key(), ""), Source.SYSTEM_PROPERTY),
            new Given(environment.getOrDefault(setting.variable(), ""), Source.ENVIRONMENT),
            new Given(file.of(setting.key()).map(Line::value).orElse(""), Source.FILE))
        .map(given -> new Given(given.value().strip(), given.source()))
        .filter(given -> !given.value().isEmpty())
        .findFirst();
  }

  /** The names that are given in the settings file and as system properties. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>(system.keySet());
    file.lines().forEach(line -> keys.add(line.key()));
    return keys;
  }

  /** What the settings file says that is not of Headroom: Camel's options, and an integrator's. */
  Map<String, String> others() {
    Map<String, String> others = new TreeMap<>();
    file.lines().stream()
        .filter(line -> !line.key().startsWith(KnownSettings.PREFIX))
        .forEach(line -> others.put(line.key(), line.value()));
    return others;
  }

  /** Returns the same with other system properties. */
  GivenSettings with(Map<String, String> properties) {
    return new GivenSettings(folder, file, properties, environment);
  }
}
