package io.headroom.history;

/** Something that happened in the shop, at the panel, or between them and Headroom. */
public sealed interface Happening {

  /** When it happened, in microseconds since the history began. */
  long at();

  /** The shop took an order: the service stands in its database. */
  record Ordered(
      long at, long service, long client, int product, int group, Size need, boolean paid)
      implements Happening {}

  /** A service that was given up, or built and given up, is Pending again. */
  record Reopened(
      long at, long service, long client, int product, int group, Size need, boolean paid)
      implements Happening {}

  /** The service was paid. */
  record Paid(long at, long service) implements Happening {}

  /** Nobody wants the service any more: it, its order or its invoice was cancelled. */
  record Dropped(long at, long service) implements Happening {}

  /** The panel took room for the service. */
  record Placed(long at, long service, Place place) implements Happening {}

  /** The panel had no room for the service. */
  record Refused(long at, long service) implements Happening {}

  /** The module noted the server of the service. */
  record Noted(long at, long service, long server) implements Happening {}

  /** The service is Active. */
  record Activated(long at, long service) implements Happening {}

  /** The service is Terminated; the panel frees its room later. */
  record Terminated(long at, long service) implements Happening {}

  /** The panel freed the room of the service. */
  record Released(long at, long service) implements Happening {}

  /** The shop sold one of a product: its qty fell. */
  record Sold(long at, int product, long after) implements Happening {}

  /** A person wrote a qty. */
  record Edited(long at, int product, long after) implements Happening {}

  /** The panel was silent from then on, or answered again. */
  record Silence(long at, boolean silent) implements Happening {}

  /** Headroom started anew. */
  record Restarted(long at) implements Happening {}

  /** Headroom read a qty. */
  record QtyRead(long at, int product, long qty) implements Happening {}

  /** Headroom read the services. */
  record ServicesRead(long at, int pending) implements Happening {}

  /** The panel answered one page of a group's figures. */
  record PageRead(long at, int group, int host) implements Happening {}

  /**
   * Headroom wrote a qty.
   *
   * @param readAt when the services were read that it was computed from
   * @param figuresAt when the oldest figures were asked for that it was computed from
   */
  record Wrote(long at, int product, long before, long after, long readAt, long figuresAt)
      implements Happening {}

  /**
   * A sweep ended, and every qty stands as it decided.
   *
   * @param readAt when the services were read
   * @param figuresAt when the oldest figures were asked for
   */
  record Swept(long at, long readAt, long figuresAt) implements Happening {}

  /** The history ended. */
  record Ended(long at) implements Happening {}
}
