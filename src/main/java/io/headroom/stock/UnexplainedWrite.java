package io.headroom.stock;

/**
 * A qty in the shop that neither Headroom nor an order explains: something else writes it.
 *
 * @param product the product's id
 * @param name the product's name
 * @param expected what stood there before
 * @param ordered units that were ordered since
 * @param found what stands there now
 */
public record UnexplainedWrite(long product, String name, long expected, long ordered, long found) {

  /** The write in words. */
  public String sentence() {
    return "Product %d (%s) has qty %d, but %d stood there and %s ordered since: something else writes it"
        .formatted(
            product, name, found, expected, ordered == 1 ? "1 unit was" : ordered + " units were");
  }
}
