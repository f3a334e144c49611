package io.headroom.reservation;

import java.util.ArrayList;
import java.util.List;

/**
 * How many orders it takes to use up what one product needs of one resource of a node, where each
 * takes at most so much; of storage, the sum over the pools that can serve the product.
 */
final class Depth {

  private final Scale scale;
  private final List<Long> firstCosts = new ArrayList<>();
  private long orders;

  Depth(Scale scale) {
    this.scale = scale;
  }

  /**
   * Adds a quota that is used up when what is spared of it is gone.
   *
   * @param spare what is free beyond one VPS of the product, at least 0
   * @param most what one order takes at most, at least 1
   */
  void add(long spare, long most) {
    long whole = spare / most;
    orders = Saturating.plus(orders, Saturating.plus(whole, 1));
    firstCosts.add(scale.down(spare - whole * most + 1, most));
  }

  /** Returns how many orders it takes. */
  long orders() {
    return orders;
  }

  /**
   * Returns what the first orders cost that what is reserved can take away, in units of the scale,
   * one of each quota; further ones cost a whole order each.
   */
  List<Long> firstCosts() {
    return firstCosts;
  }
}
