package io.headroom.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Decides whether an address is one that only this machine reaches. */
public final class Loopback {

  private Loopback() {}

  /** Returns whether a host is {@code localhost} or a literal loopback address. */
  public static boolean is(String host) {
    boolean literal = host.startsWith("[") || host.contains(":") || host.matches("[0-9.]+");
    try {
      return host.equalsIgnoreCase("localhost")
          || (literal && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException malformed) {
      return false;
    }
  }
}
