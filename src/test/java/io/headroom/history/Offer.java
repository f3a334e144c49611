package io.headroom.history;

import java.util.List;

/**
 * A product of the shop.
 *
 * @param product its id
 * @param size what one VPS of it takes
 * @param buffer what is kept back of every limit, in percent
 * @param groups the groups among which the customer chooses
 */
public record Offer(int product, Size size, int buffer, List<Integer> groups) {

  /** Creates an offer. */
  public Offer {
    groups = List.copyOf(groups);
  }
}
