package io.headroom.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A range of TCP ports. */
public record Ports(int first, int last) {

  /** Ports that the kernel gives nobody unasked, so that what is stopped finds its own again. */
  public static final Ports QUIET = new Ports(10_000, 32_000);

  /** How many ports to try before giving up. */
  static final int ATTEMPTS = 20;

  /** Returns any port of the range, taken or not. */
  int any() {
    return ThreadLocalRandom.current().nextInt(first, last + 1);
  }

  /** Returns a port of the range that nobody of this machine listens on. */
  public int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = any();
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // the next may be free
      }
    }
    throw new IllegalStateException("no port of " + this + " is free");
  }
}
