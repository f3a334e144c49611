package io.headroom.ops;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/** The certificates that Java trusts, which a connection to an {@code https://} address needs. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  /**
   * Reads them on a thread of its own, so that whoever needs them does not wait for that: a hundred
   * of them are the longest single step of a start. Java keeps them.
   */
  static void readAhead() {
    Thread reader = new Thread(TrustedCertificates::read, "certificates");
    reader.setDaemon(true);
    reader.start();
  }

  private static void read() {
    try {
      var unused = SSLContext.getDefault();
    } catch (NoSuchAlgorithmException unreadable) {
      // told by who needs them
    }
  }
}
