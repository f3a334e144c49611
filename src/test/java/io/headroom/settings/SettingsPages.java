package io.headroom.settings;

import io.headroom.settings.Setting.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two pages that show every setting: {@code application.properties} and {@code
 * docs/settings.md}, as the settings themselves say.
 */
enum SettingsPages {
  PROPERTIES(Path.of("application.properties")) {
    @Override
    String text() {
      return PROPERTIES_HEAD
          + KnownSettings.GROUPS.stream().map(SettingsPages::block).collect(Collectors.joining());
    }
  },
  DOCUMENT(Path.of("docs", "settings.md")) {
    @Override
    String text() {
      return DOCUMENT_HEAD
          + KnownSettings.GROUPS.stream().map(SettingsPages::chapter).collect(Collectors.joining());
    }
  };

  /** Writes both pages anew. */
  static final String COMMAND = "mvn -q test-compile exec:exec@settings";

  private static final String PROPERTIES_HEAD =
      """
      # Headroom's settings. Those that are commented out have the default that they show.
      # Each can be overridden by an environment variable, HEADROOM_PANEL_URL for headroom.panel.url, and that by
      # -Dheadroom.panel.url=... on the command line. Times are a number with ms, s, m, h or d; sizes with B, KB or MB.
      # What does not begin with headroom. is Camel's, or for routes of your own.
      """;

  private static final String DOCUMENT_HEAD =
      """
      # Settings

      <!-- Written by %s, and compared with the code by a test. -->

      One file is read: that of `--config`, else that of the environment variable `HEADROOM_CONFIG`, else `/etc/headroom/application.properties` where it exists, else `application.properties` in the folder that Headroom runs from. The log says which at the start. An environment variable overrides the file, and `-Dname=value` in `HEADROOM_JAVA_OPTS` overrides both. Relative paths start from the folder that Headroom runs from.

      The file is UTF-8, one `name=value` a line, with the syntax of Java's properties; a line that begins with `#` is a comment. A name that is almost one of these, a name that is given twice, and a value with a character that cannot be seen are refused at the start (exit status 78), with file and line.

      A setting that ends with `-file` names a file that holds the value in one line. Give either the value or the file. What is secret is never shown, in no log and no answer.
      """
          .formatted(COMMAND);

  private final Path file;

  SettingsPages(Path file) {
    this.file = file;
  }

  /** What the page should say. */
  abstract String text();

  /** Where the page is. */
  Path file() {
    return file;
  }

  /** Writes the pages anew. */
  public static void main(String[] args) throws IOException {
    for (SettingsPages page : values()) {
      Files.writeString(page.file, page.text());
    }
  }

  private static String block(SettingGroup group) {
    String note = group.note().isEmpty() ? "" : "# " + group.note() + "\n";
    return "\n# --- "
        + group.title()
        + " ---\n"
        + note
        + group.settings().stream()
            .flatMap(SettingsPages::fileFirst)
            .map(SettingsPages::line)
            .collect(Collectors.joining());
  }

  private static Stream<Setting<?>> fileFirst(Setting<?> setting) {
    return setting.is(Trait.IN_FILE) ? Stream.of(setting.file(), setting) : Stream.of(setting);
  }

  private static String line(Setting<?> setting) {
    boolean filledIn =
        KnownSettings.GROUPS.stream()
            .flatMap(group -> group.settings().stream())
            .filter(known -> known.is(Trait.TO_FILL_IN))
            .map(known -> known.is(Trait.IN_FILE) ? known.file() : known)
            .anyMatch(known -> known.key().equals(setting.key()));
    return "\n# "
        + sentence(setting)
        + " "
        + (setting.otherwise().isEmpty() ? "No default." : "Default " + setting.otherwise() + ".")
        + "\n"
        + (filledIn ? "" : "#")
        + setting.key()
        + "="
        + setting.otherwise()
        + "\n";
  }

  private static String sentence(Setting<?> setting) {
    if (setting.is(Trait.IN_FILE)) {
      String noun = setting.meaning();
      return noun.substring(0, 1).toUpperCase(Locale.ROOT)
          + noun.substring(1)
          + ", instead of its file.";
    }
    return setting.meaning().endsWith(".") ? setting.meaning() : setting.meaning() + ".";
  }

  private static String chapter(SettingGroup group) {
    List<String> lines = new ArrayList<>(List.of("", "## " + group.title(), ""));
    if (!group.note().isEmpty()) {
      lines.addAll(List.of(group.note(), ""));
    }
    lines.add("| name | environment variable | default | meaning | unit | bounds | secret |");
    lines.add("|---|---|---|---|---|---|---|");
    group.settings().stream()
        .flatMap(SettingsPages::fileFirst)
        .map(SettingsPages::row)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static String row(Setting<?> setting) {
    return row(
        code(setting.key()),
        code(setting.variable()),
        code(setting.otherwise()),
        sentence(setting),
        setting.kind().unit(),
        setting.kind().bounds(),
        setting.is(Trait.SECRET) ? "yes" : "");
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
