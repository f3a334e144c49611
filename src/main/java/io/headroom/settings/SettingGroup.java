package io.headroom.settings;

import io.headroom.settings.Setting.Trait;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings that belong together, in the order of the settings page.
 *
 * @param title what they are about
 * @param note what there is to know of all of them; empty for nothing
 * @param settings the settings
 */
record SettingGroup(String title, String note, List<Setting<?>> settings) {

  static SettingGroup of(String title, Setting<?>... settings) {
    return new SettingGroup(title, "", List.of(settings));
  }

  /** The same group with a note. */
  SettingGroup note(String text) {
    return new SettingGroup(title, text, settings);
  }

  /** The settings, each followed by that of the file that may hold its value. */
  Stream<Setting<?>> all() {
    return settings.stream()
        .flatMap(
            setting ->
                setting.is(Trait.IN_FILE)
                    ? Stream.of(setting, setting.file())
                    : Stream.of(setting));
  }
}
