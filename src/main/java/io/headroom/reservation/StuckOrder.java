package io.headroom.reservation;

/**
 * A service whose order somebody must look after.
 *
 * @param service its id in the shop
 * @param order the number of its order; 0 where it belongs to none
 * @param client who ordered it; 0 where that is not known
 * @param product the product that was ordered
 * @param trouble what is wrong
 */
public record StuckOrder(long service, long order, long client, long product, Trouble trouble) {

  /** What is wrong with an order. */
  public enum Trouble {
    /** It is Active, and the provisioning module knows no server of it. */
    ACTIVE_WITHOUT_SERVER("Active without a server"),
    /** It has been paid for longer than room is kept for it. */
    PAID_AND_NOT_BUILT("paid and not built, and room is kept for it no longer"),
    /** It was paid after room was kept for it no longer. */
    PAID_LATE("paid after its hold had ended");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    /** What is wrong, for a sentence. */
    public String words() {
      return words;
    }
  }
}
