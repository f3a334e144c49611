package io.headroom.rig;

import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sources of settings in the making, with what must be given, for tests. */
public final class Sources {

  private final Path folder;
  private final Map<String, String> file = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> system = new TreeMap<>();
  private final Map<String, String> environment = new TreeMap<>();

  private Sources(Path folder) {
    this.folder = folder;
  }

  /** Returns sources that give what must be given, in a folder. */
  public static Sources in(Path folder) {
    return new Sources(folder)
        .file("headroom.panel.url", "https://cp.example.net")
        .file("headroom.panel.token", "panel-secret")
        .file("headroom.db.url", "jdbc:mariadb://127.0.0.1:3306/whmcs")
        .file("headroom.db.user", "headroom")
        .file("headroom.db.password", "db-secret");
  }

  /** Sets a line of {@code application.properties}. */
  public Sources file(String key, String value) {
    file.put(key, value);
    return this;
  }

  /** Adds a line to {@code application.properties} as it stands, before those that are set. */
  public Sources line(String text) {
    lines.add(text);
    return this;
  }

  /** Takes a line out of {@code application.properties}. */
  public Sources without(String key) {
    file.remove(key);
    return this;
  }

  /** Sets a system property. */
  public Sources system(String key, String value) {
    system.put(key, value);
    return this;
  }

  /** Sets an environment variable. */
  public Sources environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Returns the sources. */
  public SettingSources sources() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    file.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    write("application.properties", text.toString());
    return new SettingSources(folder, system, environment);
  }

  /** Returns the settings. */
  public Settings read() {
    return Settings.read(sources());
  }

  /** Writes a file into the folder. */
  public Sources write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
