package io.headroom.rig;

import java.util.concurrent.ThreadLocalRandom;

/** A range of TCP ports. */
record Ports(int first, int last) {

  /** Ports that the kernel gives nobody unasked, so that what is stopped finds its own again. */
  static final Ports QUIET = new Ports(10_000, 32_000);

  /** How many ports to try before giving up. */
  static final int ATTEMPTS = 20;

  /** Returns any port of the range, taken or not. */
  int any() {
    return ThreadLocalRandom.current().nextInt(first, last + 1);
  }
}
