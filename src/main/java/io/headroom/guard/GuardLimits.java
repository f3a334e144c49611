package io.headroom.guard;

/**
 * When qtys are held, and how long.
 *
 * @param maxPercent how much of the products in stock may change together, in percent
 * @param minProducts how many products must change together at least
 * @param confirmations how many sweeps in a row must ask for the same
 * @param confirmMillis over what time at least, in ms
 */
public record GuardLimits(
    long maxPercent, long minProducts, long confirmations, long confirmMillis) {

  /**
   * Returns how many products must change together to be held.
   *
   * @param inStock how many are in stock
   * @param all how many can change in that direction
   */
  long needed(long inStock, long all) {
    return Math.max(Math.min(minProducts, all), inStock * maxPercent / 100 + 1);
  }

  /** Whether a hold has been asked for often and long enough to apply by itself. */
  boolean isConfirmed(Hold hold, long millis) {
    return !hold.byPerson()
        && hold.confirmations() >= confirmations
        && millis - hold.since() >= confirmMillis;
  }
}
