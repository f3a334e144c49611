package io.headroom.guard;

/**
 * The qty that a sweep asks for.
 *
 * @param product the product's id
 * @param stands what stands in the shop
 * @param qty what is to stand there
 * @param reserved how much reservations take from it, which is never a drop
 * @param setup how the product is set up
 */
public record Asked(long product, long stands, long qty, long reserved, Setup setup) {

  /** The qty without what reservations take. */
  long unreserved() {
    return Saturating.plus(qty, reserved);
  }

  /** Whether it may be sold now. */
  boolean isInStock() {
    return stands > 0;
  }

  /** Returns what is known of the product once this stands in the shop. */
  Decided decided(Software software) {
    return new Decided(unreserved(), setup, software);
  }
}
