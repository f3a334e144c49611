package io.headroom.reservation;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Places of a group that are shared out among products, one at a time and in turns. */
final class Turns {

  private final Room room;
  private final List<Demand> products;
  private final List<Fit> left;
  private final boolean[] closed;
  private final int[] shares;

  /**
   * Begins with nothing shared out.
   *
   * @param left how many of each product are left while nothing is shared out
   */
  Turns(Room room, List<Demand> products, List<Fit> left) {
    this.room = room;
    this.products = products;
    this.left = left;
    this.closed = new boolean[products.size()];
    this.shares = new int[products.size()];
    for (int at = 0; at < closed.length; at++) {
      closed[at] = left.get(at).isUnlimited();
    }
  }

  /** Shares places out until there is none left, or there are so many. */
  void shareOut(long most) {
    boolean any = true;
    while (any) {
      any = false;
      for (int at = 0; at < shares.length && total() < most; at++) {
        any |= take(at);
      }
    }
  }

  /** Returns how many places are shared out. */
  long total() {
    return IntStream.of(shares).sum();
  }

  /** Returns the places of each product; of one that nothing limits, no limit. */
  List<Fit> shares() {
    return IntStream.range(0, shares.length)
        .mapToObj(at -> left.get(at).isUnlimited() ? left.get(at) : new Fit(shares[at]))
        .toList();
  }

  /** Gives a product one place more if everything fits then; else it gets none any more. */
  private boolean take(int at) {
    if (closed[at]) {
      return false;
    }
    shares[at]++;
    if (!everythingFits()) {
      shares[at]--;
      closed[at] = true;
    }
    return !closed[at];
  }

  private boolean everythingFits() {
    return IntStream.range(0, shares.length).allMatch(at -> shares[at] == 0 || fitsLast(at));
  }

  /** Whether one of this product still fits after everything else that is shared out. */
  private boolean fitsLast(int last) {
    List<Footprint> before = new ArrayList<>();
    for (int at = 0; at < shares.length; at++) {
      int count = at == last ? shares[at] - 1 : shares[at];
      for (int one = 0; one < count; one++) {
        before.add(products.get(at).footprint());
      }
    }
    return room.with(Needs.of(before)).left(products.get(last)).fit().count() > 0;
  }
}
