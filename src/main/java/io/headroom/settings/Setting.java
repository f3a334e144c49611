package io.headroom.settings;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A setting: how it is named, what its values are and what it means.
 *
 * @param key the name in {@code application.properties}; {@code NAME} in it stands for a name that
 *     an operator chooses
 * @param kind what its values look like
 * @param otherwise the value that holds where none is given; empty where there is none
 * @param meaning what it means: a sentence, or a noun where a file may hold the value
 * @param traits what else there is to know
 * @param placeholder how a route reads a value; empty where no route may name the setting
 * @param <T> the type of a value
 */
record Setting<T>(
    String key,
    ValueKind<T> kind,
    String otherwise,
    String meaning,
    Set<Trait> traits,
    Optional<Function<T, String>> placeholder) {

  /** What stands for a name that an operator chooses. */
  static final String NAME = "NAME";

  private static final String FILE_SUFFIX = "-file";

  /** What there is to know of some settings. */
  enum Trait {
    /** Its value must never be shown. */
    SECRET,
    /** A file may hold its value; the key of the file ends with {@code -file}. */
    IN_FILE,
    /** Nothing works until it is filled in. */
    TO_FILL_IN
  }

  Setting {
    traits = Set.copyOf(traits);
  }

  static <T> Setting<T> of(String key, ValueKind<T> kind, String otherwise, String meaning) {
    return new Setting<>(key, kind, otherwise, meaning, Set.of(), Optional.empty());
  }

  /** A setting whose value may be in a file; {@code noun} says what it is. */
  static Setting<String> inFile(String key, String noun) {
    return of(key, ValueKind.text(), "", noun).with(Trait.IN_FILE);
  }

  /** A setting whose value must never be shown and may be in a file. */
  static Setting<String> secret(String key, String noun) {
    return inFile(key, noun).with(Trait.SECRET);
  }

  private Setting<T> with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Setting<>(key, kind, otherwise, meaning, more, placeholder);
  }

  /** The same setting, which must be filled in. */
  Setting<T> toFillIn() {
    return with(Trait.TO_FILL_IN);
  }

  /** The same setting, whose value the routes may name, as it stands. */
  Setting<T> forRoutes() {
    return forRoutes(String::valueOf);
  }

  /** The same setting, whose value the routes may name, written in a way. */
  Setting<T> forRoutes(Function<T, String> written) {
    return new Setting<>(key, kind, otherwise, meaning, traits, Optional.of(written));
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether an operator chooses a part of its name. */
  boolean isNamed() {
    return key.contains("." + NAME);
  }

  /** The environment variable that overrides it. */
  String variable() {
    return variable(key);
  }

  /** The environment variable that overrides a key. */
  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The setting of the file that holds its value. */
  Setting<String> file() {
    return of(key + FILE_SUFFIX, ValueKind.text(), "", "The file that holds " + meaning);
  }

  /** The setting of a name that an operator chose. */
  Setting<T> named(String name) {
    return new Setting<>(key.replace(NAME, name), kind, otherwise, meaning, traits, placeholder);
  }

  /** The value that holds where none is given. */
  T defaultValue() {
    return kind.parse(otherwise)
        .orElseThrow(() -> new IllegalStateException(key + " has no default"));
  }
}
