package io.headroom.reservation;

import java.util.Locale;

/** For which services room is kept ({@code headroom.reserve}). */
public enum ReserveMode {
  /** For none. */
  OFF,
  /** For those that are paid. */
  PAID,
  /** For those that are paid, and for unpaid ones for a while. */
  ALL;

  /** The name in settings and answers. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether room is kept for a service that stands so. */
  public boolean keeps(Hold hold) {
    return switch (this) {
      case OFF -> false;
      case PAID -> hold.isPaid();
      case ALL -> hold.keepsRoom();
    };
  }
}
