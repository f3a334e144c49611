package io.headroom.cli.check;

import io.headroom.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks whether the files of secrets can be read by the user of the unit, and by nobody else.
 *
 * @param settings the settings
 * @param user the user of the unit, where one is installed
 * @param list where the findings go
 */
public record SecretFilesProbe(Settings settings, Optional<MachineUser> user, Checklist list) {

  /** Says what there is to say. */
  public static void look(Settings settings, Checklist list) {
    new SecretFilesProbe(settings, MachineUser.ofUnit(), list).look();
  }

  void look() {
    Map<String, Path> files = new TreeMap<>(settings.origin().secretFiles());
    settings
        .http()
        .keyStore()
        .ifPresent(store -> files.put("headroom.http.key-store", Path.of(store.file())));
    if (settings.origin().isThere()) {
      settings.origin().plainSecret().ifPresent(secret -> look(secret, settings.origin().file()));
      user.ifPresent(unit -> readable(unit, "the settings file", settings.origin().file()));
    }
    files.forEach(
        (setting, file) -> {
          look(setting, file);
          user.ifPresent(unit -> readable(unit, setting, file));
        });
  }

  private void look(String setting, Path file) {
    try {
      if (MachineUser.ANYBODY.mayRead(file)) {
        list.warn(
            "secrets",
            "every user of this machine may read %s, which holds a secret (%s): chmod o-r %s"
                .formatted(file, setting, file));
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      // it was read a moment ago; Windows has other rights
    }
  }

  private void readable(MachineUser unit, String setting, Path file) {
    try {
      if (!unit.mayRead(file)) {
        list.fail(
            "secrets",
            "%s is %s, which %s, the user of the unit, may not read: chgrp %s and chmod g+r, also the folders above it"
                .formatted(setting, file, unit.name(), unit.name()));
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      list.warn(
          "secrets",
          "whether %s, the user of the unit, may read %s is not known (%s)"
              .formatted(unit.name(), file, unknown.getClass().getSimpleName()));
    }
  }
}
