package io.headroom.cli;

import io.headroom.settings.AsyncLog;
import io.headroom.settings.LogSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the log goes. It must be set before anything is logged. */
final class Logging {

  private static final String TARGET = "headroom.log.target";
  private static final String SWEEPS = "headroom.log.sweeps";
  private static final String ORDERS = "headroom.log.orders";

  /** The process ends within 10 s. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private Logging() {}

  /** The log is what the verb puts out. */
  static void asOutput(LogSettings settings) {
    asSet(settings);
    System.setProperty(TARGET, "System.out");
  }

  /**
   * Lets no thread wait for whoever reads the log, until it is closed. When the process is asked to
   * end, what it logs to its end is still written.
   */
  static Writing neverWait() {
    CountDownLatch written = new CountDownLatch(1);
    AsyncLog.begin();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(written), "log"));
    return () -> {
      AsyncLog.end();
      written.countDown();
    };
  }

  private static void await(CountDownLatch written) {
    try {
      var unused = written.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** The log of a process that goes on. */
  interface Writing {

    /** Writes what waits, and logs no more. */
    void close();
  }

  /** The log goes beside what the verb puts out, and leaves out what the verb prints. */
  static void besideOutput(LogSettings settings) {
    asSet(settings);
    System.setProperty(TARGET, "System.err");
    System.setProperty(SWEEPS, "ERROR");
  }

  /** The log goes beside what the check puts out, which also names the grants that are missing. */
  static void besideChecks(LogSettings settings) {
    besideOutput(settings);
    System.setProperty(ORDERS, "ERROR");
  }

  /** What is logged, and how, is set like anything else. */
  private static void asSet(LogSettings settings) {
    System.setProperty("headroom.log.level", settings.level());
    System.setProperty("headroom.log.format", settings.format());
  }

  /** Logs warnings about settings. */
  static void warn(List<String> warnings) {
    Logger log = LoggerFactory.getLogger("io.headroom.settings");
    warnings.forEach(log::warn);
  }
}
