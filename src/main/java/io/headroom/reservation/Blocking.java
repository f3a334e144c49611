package io.headroom.reservation;

import io.headroom.capacity.Fit;
import java.util.List;

/**
 * The least number of orders after which a product may fit on none of its nodes.
 *
 * @param nodes the nodes on which it fits while nothing is reserved
 * @param scale the unit of what is reserved
 * @param reserved what is reserved, which may be on any node
 */
record Blocking(List<NodeDepth> nodes, Scale scale, Budget reserved) {

  /**
   * Returns the least number of orders that is enough for the nodes that are still served after so
   * many; no limit where none is enough.
   */
  Fit orders() {
    Fit atFirst = onNodesServedAfter(0);
    if (nodes.stream().allMatch(node -> node.serves(atFirst.count() - 1))) {
      return atFirst;
    }
    long low = 0;
    long high = atFirst.isUnlimited() ? Saturating.MOST : atFirst.count();
    if (onNodesServedAfter(high).isUnlimited()) {
      return Fit.UNLIMITED;
    }
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (onNodesServedAfter(middle).count() <= middle) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Fit.of(low);
  }

  private Fit onNodesServedAfter(long orders) {
    Fit sum = Fit.NONE;
    Places places = new Places(scale, nodes.size());
    for (NodeDepth node : nodes) {
      if (node.serves(orders)) {
        Fit here = node.orders();
        sum = sum.plus(here);
        if (reserved.units() > 0 && !here.isUnlimited()) {
          node.addTo(places);
        }
      }
    }
    return sum.isUnlimited() ? sum : new Fit(Saturating.minus(sum.count(), reserved.taken(places)));
  }
}
