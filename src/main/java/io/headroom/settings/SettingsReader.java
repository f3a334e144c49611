package io.headroom.settings;

import io.headroom.settings.SettingSources.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads values of settings, and collects what is wrong with them so that all is told at once. */
final class SettingsReader {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KB|MB)");

  private final SettingSources sources;
  private final Map<String, String> file;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(SettingSources sources, Map<String, String> file) {
    this.sources = sources;
    this.file = file;
  }

  /** Throws what was found wrong, if anything was. */
  void refuse() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** Returns what is given, or the default. */
  String text(Setting setting) {
    return sources.given(setting, file).map(Given::value).orElse(setting.otherwise());
  }

  /** Returns what is given; a problem if nothing is. */
  String required(Setting setting, String example) {
    String value = text(setting);
    if (value.isEmpty()) {
      problems.add(
          setting.key()
              + " is missing: set it in "
              + SettingSources.FILE
              + " or as "
              + setting.variable()
              + ", for example "
              + example);
    }
    return value;
  }

  /** Returns a secret that is given as such or in a file; a problem if neither is. */
  String secret(Setting plain, Setting inFile) {
    if (sources.given(plain, file).isEmpty() && sources.given(inFile, file).isEmpty()) {
      problems.add(
          plain.key() + " is missing: set it, or " + inFile.key() + " to a file that holds it");
    }
    return optionalSecret(plain, inFile).orElse("");
  }

  /** Returns a secret that may be given as such or in a file. */
  Optional<String> optionalSecret(Setting plain, Setting inFile) {
    return secret(
        plain.key(), sources.given(plain, file), inFile.key(), sources.given(inFile, file));
  }

  /** Returns a secret of two keys: given as such, or as the file that holds it. */
  Optional<String> secret(
      String plain, Optional<Given> value, String inFile, Optional<Given> path) {
    if (value.isPresent() && path.isPresent() && value.get().rank() == path.get().rank()) {
      problems.add(plain + " and " + inFile + " are both set: keep one of them");
      return Optional.of("");
    }
    boolean plainWins =
        value.isPresent() && (path.isEmpty() || value.get().rank() < path.get().rank());
    return plainWins
        ? value.map(Given::value)
        : path.map(Given::value).map(name -> readSecret(inFile, name));
  }

  private String readSecret(String inFile, String path) {
    try {
      String secret = Files.readString(sources.folder().resolve(Path.of(path))).strip();
      if (secret.isEmpty() || secret.lines().count() > 1) {
        problems.add(inFile + " is " + path + ", which must hold the secret in one line");
        return "";
      }
      return secret;
    } catch (IOException unreadable) {
      problems.add(
          inFile
              + " is "
              + path
              + ", which cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "): give a file that this user may read");
      return "";
    }
  }

  /** Returns a duration within bounds. */
  Duration duration(Setting setting, Duration least, Duration most) {
    String text = text(setting);
    if (text.equals("0") && least.isZero()) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      Duration value = Duration.of(Long.parseLong(matcher.group(1)), timeUnit(matcher.group(2)));
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    }
    wrong(
        setting, "a number with ms, s, m, h or d, from " + inUnits(least) + " to " + inUnits(most));
    return least;
  }

  private static TemporalUnit timeUnit(String unit) {
    return switch (unit) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  private static long sizeUnit(String unit) {
    return switch (unit) {
      case "B" -> 1;
      case "KB" -> 1024;
      default -> 1024 * 1024;
    };
  }

  private static String inUnits(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    boolean days = duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()));
    return days ? duration.toDays() + "d" : duration.toSeconds() + "s";
  }

  /** Returns an integer within bounds. */
  long integer(Setting setting, long least, long most) {
    String value = text(setting);
    if (value.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(setting, "an integer from " + least + " to " + most);
    return least;
  }

  /** Returns a size in bytes within bounds. */
  long bytes(Setting setting, long least, long most) {
    Matcher matcher = SIZE.matcher(text(setting));
    if (matcher.matches()) {
      long value = Long.parseLong(matcher.group(1)) * sizeUnit(matcher.group(2));
      if (value >= least && value <= most) {
        return value;
      }
    }
    wrong(setting, "a number with B, KB or MB, from " + least + "B to " + most + "B");
    return least;
  }

  /** Returns the constant that is named, in lower case. */
  <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (name(constant).equals(text(setting))) {
        return constant;
      }
    }
    wrong(
        setting,
        Arrays.stream(constants).map(SettingsReader::name).collect(Collectors.joining(" or ")));
    return constants[0];
  }

  /** Returns whether it is true. */
  boolean flag(Setting setting) {
    String value = text(setting);
    if (!value.equals("true") && !value.equals("false")) {
      wrong(setting, "true or false");
    }
    return value.equals("true");
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Adds a problem: the setting's name, its value unless it is secret, and what is allowed. */
  void wrong(Setting setting, String allowed) {
    String value = setting.isSecret() ? "(not shown)" : "\"" + text(setting) + "\"";
    problems.add(setting.key() + " is " + value + ", but must be " + allowed);
  }

  /** Adds a problem in words of its own. */
  void problem(String sentence) {
    problems.add(sentence);
  }
}
