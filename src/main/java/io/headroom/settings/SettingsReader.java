package io.headroom.settings;

import io.headroom.settings.Setting.Trait;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads values of settings, and collects what is wrong with them so that all is reported at once.
 */
final class SettingsReader {

  private final GivenSettings given;
  private final Map<String, Optional<Given>> seen = new TreeMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Map<String, Path> secretFiles = new LinkedHashMap<>();

  SettingsReader(GivenSettings given) {
    this.given = given;
  }

  /** What is given. */
  GivenSettings given() {
    return given;
  }

  /** Throws what was found wrong, if anything was. */
  void refuse() {
    if (!problems.isEmpty()) {
      throw new SettingsException(new ArrayList<>(problems));
    }
  }

  /** Returns the files that secrets were read from, by the setting that names each. */
  Map<String, Path> secretFiles() {
    return secretFiles;
  }

  /**
   * Returns the value that is given, or the default. A wrong value is a problem, and the default is
   * returned.
   */
  <T> T value(Setting<T> setting) {
    Optional<T> value = setting.kind().parse(text(setting));
    if (value.isEmpty()) {
      wrong(setting, setting.kind().allowed());
    }
    return value.orElseGet(setting::defaultValue);
  }

  /** Returns what the routes read for a setting; empty where they may not name it. */
  <T> Optional<String> placeholder(Setting<T> setting) {
    return setting.placeholder().map(written -> written.apply(value(setting)));
  }

  /** Returns what is given, or the default. */
  String text(Setting<?> setting) {
    return given(setting).map(Given::value).orElse(setting.otherwise());
  }

  /**
   * Returns what is given, without the characters that cannot be seen. Each of them is a problem.
   */
  private Optional<Given> given(Setting<?> setting) {
    return seen.computeIfAbsent(
        setting.key(), key -> given.of(setting).map(found -> seen(setting, found)));
  }

  private Given seen(Setting<?> setting, Given found) {
    return Unseen.in(found.value())
        .map(
            unseen -> {
              problems.add(
                  setting.key()
                      + " holds "
                      + unseen
                      + ", which cannot be seen: write the value anew");
              return new Given(Unseen.removedFrom(found.value()).strip(), found.source());
            })
        .orElse(found);
  }

  /**
   * Returns a folder, where one is given.
   *
   * @param setting the setting of its path
   * @param otherwise the environment variable that names it where the setting does not, among
   *     others after a colon
   */
  Optional<Path> folder(Setting<String> setting, String otherwise) {
    String others = given.environment().getOrDefault(otherwise, "");
    return Stream.of(text(setting), others.split(":", 2)[0])
        .filter(path -> !path.isBlank())
        .findFirst()
        .flatMap(path -> resolved(setting, path));
  }

  private Optional<Path> resolved(Setting<String> setting, String path) {
    try {
      return Optional.of(given.folder().resolve(path));
    } catch (InvalidPathException impossible) {
      wrong(setting, "a path");
      return Optional.empty();
    }
  }

  /** Returns what is given; a problem if nothing is. */
  String required(Setting<String> setting, String example) {
    String value = text(setting);
    if (value.isEmpty()) {
      problems.add(
          setting.key()
              + " is missing: set it in "
              + given.file().name()
              + " or as "
              + setting.variable()
              + ", for example "
              + example);
    }
    return value;
  }

  /** Returns a secret that is given as such or in a file; a problem if neither is. */
  Secret requiredSecret(Setting<String> setting) {
    return secret(setting)
        .orElseGet(
            () -> {
              problems.add(
                  setting.key()
                      + " is missing: set it, or "
                      + setting.file().key()
                      + " to a file that holds it");
              return new Secret("", setting.key());
            });
  }

  /**
   * A secret as it was given.
   *
   * @param value the secret; empty where it cannot be read, which is a problem
   * @param name what messages about it name: the setting, and the file where it is in one
   */
  record Secret(String value, String name) {}

  /** Returns a secret that may be given as such or in a file. */
  Optional<Secret> secret(Setting<String> setting) {
    Setting<String> inFile = setting.file();
    Optional<Given> plain = given(setting);
    Optional<Given> path = given(inFile);
    if (plain.isPresent() && path.isPresent()) {
      if (plain.get().source() == path.get().source()) {
        problems.add(setting.key() + " and " + inFile.key() + " are both set: keep one of them");
        return Optional.of(new Secret("", setting.key()));
      }
      return plain.get().wins(path.get()) ? plain(setting, plain) : inFile(inFile, path);
    }
    return plain.isPresent() ? plain(setting, plain) : inFile(inFile, path);
  }

  private static Optional<Secret> plain(Setting<String> setting, Optional<Given> plain) {
    return plain.map(found -> new Secret(found.value(), setting.key()));
  }

  private Optional<Secret> inFile(Setting<String> inFile, Optional<Given> path) {
    return path.map(found -> read(new SecretFile(inFile.key(), found.value())));
  }

  private Secret read(SecretFile file) {
    SecretFile.Content content = file.in(given.folder());
    content.problem().ifPresent(problems::add);
    if (content.problem().isEmpty()) {
      secretFiles.put(file.setting(), given.folder().resolve(file.path()));
    }
    return new Secret(content.secret(), "what " + file.path() + " holds (" + file.setting() + ")");
  }

  /** Adds a problem: the setting's name, its value unless it is secret, and what is allowed. */
  void wrong(Setting<?> setting, String allowed) {
    String value = setting.is(Trait.SECRET) ? "(not shown)" : "\"" + text(setting) + "\"";
    problems.add(setting.key() + " is " + value + ", but must be " + allowed);
  }

  /** Adds a problem in words of its own. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  void problems(List<String> sentences) {
    problems.addAll(sentences);
  }
}
