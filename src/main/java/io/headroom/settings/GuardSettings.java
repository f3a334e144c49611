package io.headroom.settings;

import io.headroom.guard.Guard;
import io.headroom.guard.GuardLimits;
import java.util.Optional;

/** When qtys are held. */
final class GuardSettings {

  private GuardSettings() {}

  /** Returns the guard of the settings; empty where nothing is held. */
  static Optional<Guard> read(SettingsReader reader) {
    GuardLimits limits =
        new GuardLimits(
            reader.value(KnownSettings.GUARD_MAX_DROP_PERCENT),
            reader.value(KnownSettings.GUARD_MIN_PRODUCTS),
            reader.value(KnownSettings.GUARD_CONFIRMATIONS),
            reader.value(KnownSettings.GUARD_CONFIRM_FOR).toMillis());
    return reader.value(KnownSettings.GUARD_ENABLED)
        ? Optional.of(new Guard(limits))
        : Optional.empty();
  }
}
