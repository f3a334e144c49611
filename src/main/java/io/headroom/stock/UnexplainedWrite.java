package io.headroom.stock;

/**
 * A qty in the shop that neither Headroom nor the shop's own doing explains: something else writes
 * it.
 *
 * @param product the product's id
 * @param name the product's name
 * @param expected what stood there before
 * @param taken units that were ordered since, or moved to the product
 * @param returned units that ended since, or moved away
 * @param found what stands there now
 */
public record UnexplainedWrite(
    long product, String name, long expected, long taken, long returned, long found) {

  /** The write in words. */
  public String sentence() {
    return ("Product %d (%s) has qty %d, but had %d before, and since then %s and %d given"
            + " back: something else writes it")
        .formatted(
            product,
            name,
            found,
            expected,
            taken == 1 ? "1 unit was ordered" : taken + " units were ordered",
            returned);
  }
}
