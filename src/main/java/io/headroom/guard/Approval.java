package io.headroom.guard;

/**
 * What a person allowed: a direction, for these products, from these inputs. Figures may change
 * meanwhile.
 *
 * @param hold what was held then
 * @param until until when, in ms of elapsed time
 */
public record Approval(Hold hold, long until) {

  /** Whether it allows that an input moves a product. */
  boolean covers(Direction direction, Input input, long product, long millis) {
    return millis < until
        && hold.direction() == direction
        && hold.inputs().containsKey(input)
        && hold.products().contains(product);
  }
}
