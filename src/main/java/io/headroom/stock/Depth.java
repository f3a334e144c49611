package io.headroom.stock;

import io.headroom.capacity.Fit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many orders are sure to build, computed when it is first asked: a sweep decides without it.
 * Safe for use by several threads.
 */
public final class Depth {

  private final Supplier<Fit> orders;
  private Optional<Fit> known = Optional.empty();

  Depth(Supplier<Fit> orders) {
    this.orders = orders;
  }

  /**
   * Returns how many of the next orders build if the last of them is one of the product, whatever
   * the others are and wherever the panel places them.
   */
  public synchronized Fit orders() {
    Fit answer = known.orElseGet(orders);
    known = Optional.of(answer);
    return answer;
  }
}
