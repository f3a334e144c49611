package io.headroom.reservation;

/** How a service stands that is ordered and not built. */
public enum Hold {
  /** It is paid: room is kept for it. */
  PAID(true),
  /** It was paid after its hold had ended: room is kept for it again, and it is named at once. */
  PAID_LATE(true),
  /** It is not paid yet: room is kept for it for a while. */
  UNPAID(true),
  /** It has been paid for so long that something is wrong: no room is kept, and it is listed. */
  STUCK(false),
  /** It was not paid in time: no room is kept. */
  ENDED(false),
  /** It was already old when it was first seen, and not paid: no room is kept. */
  TOO_OLD(false),
  /** It or its invoice is cancelled: no room is kept. */
  CANCELLED(false);

  private final boolean room;

  Hold(boolean room) {
    this.room = room;
  }

  /** Whether room is kept for it. */
  public boolean keepsRoom() {
    return room;
  }

  /** Whether room is kept for it as one that is paid. */
  public boolean isPaid() {
    return this == PAID || this == PAID_LATE;
  }
}
