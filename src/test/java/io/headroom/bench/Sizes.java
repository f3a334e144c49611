package io.headroom.bench;

import io.headroom.rig.LargeShop;
import java.util.Arrays;

/** The shops that are measured. */
final class Sizes {

  /** A shop as large as they usually are. */
  static final LargeShop USUAL = shop("500", "40", "25", "30");

  /** A shop as large as they may get. */
  static final LargeShop LARGE = shop("10000", "200", "25", "30");

  private static final long SEED = 7;

  private Sizes() {}

  /** Returns the shop of a size: products, groups, nodes a group, packages. */
  static LargeShop shop(String... size) {
    int[] numbers = Arrays.stream(size).mapToInt(Integer::parseInt).toArray();
    return new LargeShop(numbers[0], numbers[1], numbers[2], numbers[3], SEED);
  }
}
