package io.headroom.reservation;

/**
 * How many orders it takes to use up what one product needs of one resource of a node, where each
 * takes at most so much; of storage, the sum over the pools that can serve the product.
 */
final class Depth {

  private final Scale scale;
  private long orders;
  private long whole;
  private long units;

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
    orders = Saturating.plus(orders, spare / most + 1);
    whole = Saturating.plus(whole, (spare + 1) / most);
    units += scale.down((spare + 1) % most, most);
  }

  /** Returns how many orders it takes where nothing is reserved. */
  long orders() {
    return orders;
  }

  /** Returns how many orders it takes where parts of orders may be taken by what is reserved. */
  long ordersInParts() {
    return Saturating.plus(whole, scale.wholeUp(units));
  }

  /**
   * Returns what it costs to make it one order less than so many, in units of the scale: at most a
   * whole order.
   *
   * @param count how many orders, at least 1 and at most {@link #ordersInParts}
   */
  long firstCost(long count) {
    long wholes = Saturating.plus(whole, units / scale.one());
    return wholes >= count ? scale.one() : units % scale.one();
  }
}
