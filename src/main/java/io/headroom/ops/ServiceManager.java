package io.headroom.ops;

import com.sun.jna.Library;
import com.sun.jna.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports to systemd how far the process is, where a unit of {@code Type=notify} started it. */
public final class ServiceManager {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private static final String SOCKET = "NOTIFY_SOCKET";

  /** The C library of systemd. */
  private interface Systemd extends Library {
    int sd_notify(int unsetEnvironment, String state);
  }

  private ServiceManager() {}

  /** Reports that the process is ready: its routes run. */
  public static void ready() {
    report("READY=1");
  }

  /** Reports that the process was asked to stop. */
  public static void stopping() {
    report("STOPPING=1");
  }

  private static void report(String state) {
    if (System.getenv(SOCKET) == null) {
      return;
    }
    try {
      int result = Native.load("libsystemd.so.0", Systemd.class).sd_notify(0, state);
      if (result < 0) {
        LOG.warn("{} cannot be reported to systemd (error {})", state, -result);
      }
    } catch (LinkageError missing) {
      LOG.warn(
          "{} cannot be reported to systemd ({}): install libsystemd, or set Type=simple in the unit",
          state,
          missing.getMessage());
    }
  }
}
