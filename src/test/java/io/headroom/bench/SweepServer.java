package io.headroom.bench;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import io.headroom.stock.Outcome;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Headroom in a process of its own, which sweeps when it is told to and says what it took. */
final class SweepServer {

  private static final Duration QUIET = Duration.ofMillis(500);

  private final HeadroomProcess process;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private SweepServer(HeadroomProcess process) {
    this.process = process;
  }

  /**
   * Answers {@code sweep}, {@code forget}, {@code settle} and {@code heap} until its input ends.
   */
  public static void main(String[] purpose) throws IOException {
    SettingSources sources = new SettingSources(Path.of("target"), Map.of(), System.getenv());
    try (HeadroomProcess process =
            new HeadroomProcess(
                Settings.read(sources),
                Purpose.valueOf(purpose[0]),
                Clock.systemUTC(),
                Ticker.systemTicker());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      process.start();
      SweepServer server = new SweepServer(process);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(server.answer(line));
      }
    }
  }

  private String answer(String line) {
    return switch (line) {
      case "sweep" -> sweep().line();
      case "forget" -> forget();
      case "settle" -> settle();
      case "heap" -> Long.toString(heap());
      default -> throw new IllegalArgumentException(line);
    };
  }

  private Sample sweep() {
    long allocated = allocated();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    SweepReport report = process.sweep(SweepRequest.all("sync"));
    long nanos = System.nanoTime() - start;
    return new Sample(
        nanos,
        system.getProcessCpuTime() - cpu,
        allocated() - allocated,
        report.panelRequests(),
        report.sqlRoundTrips(),
        report.plan().count(Outcome.CHANGED),
        ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /** What every thread that lives has allocated; Headroom's threads live as long as it does. */
  private long allocated() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }

  private String forget() {
    process.panel().packages().invalidateAll();
    process.panel().groups().invalidateAll();
    return "forgotten";
  }

  /** Waits until the compiler is through with what the sweeps so far gave it to do. */
  private static String settle() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long before;
    do {
      before = compiler.getTotalCompilationTime();
      LockSupport.parkNanos(QUIET.toNanos());
    } while (compiler.getTotalCompilationTime() != before);
    return "settled";
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
