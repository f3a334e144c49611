package io.headroom.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How many files the process may have open at once, connections among them.
 *
 * @param most that number
 */
record OpenFiles(long most) {

  /** What its jars, its pools and as many callers as it lets in take. */
  private static final long NEEDED = 200;

  /** Returns what the system grants this process; where it does not say, as many as there are. */
  static OpenFiles ofProcess() {
    return new OpenFiles(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Long.MAX_VALUE);
  }

  /** Says that it is too few, if it is. */
  List<String> warnings() {
    return most >= NEEDED
        ? List.of()
        : List.of(
            "The process may open %d files and connections, but needs %d: requests will fail."
                    .formatted(most, NEEDED)
                + " Raise LimitNOFILE in its unit, or ulimit -n");
  }
}
