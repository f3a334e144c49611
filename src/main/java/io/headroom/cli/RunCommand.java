package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.ops.ServiceManager;
import io.headroom.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code run}: the process, until it is asked to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Sweeps every headroom.sweep.period and for every event, and serves the API, until it is"
            + " asked to stop (SIGTERM).")
final class RunCommand implements Callable<Integer> {

  /** Where the start is logged; asked for only when the settings have said how. */
  private static Logger log() {
    return LoggerFactory.getLogger("io.headroom.run");
  }

  @Override
  public Integer call() {
    Settings settings = Workplace.settings(Logging::asOutput);
    Logging.Writing log = Logging.neverWait();
    try {
      Logging.warn(settings.warnings());
      Logging.warn(OpenFiles.ofProcess().warnings());
      serve(settings);
    } finally {
      log.close();
    }
    return ExitCode.OK.code();
  }

  private static void serve(Settings settings) {
    try (HeadroomProcess process =
        new HeadroomProcess(settings, Purpose.SERVE, Clock.systemUTC(), Ticker.systemTicker())) {
      process
          .sweeps()
          .pauses()
          .pause()
          .ifPresent(pause -> log().warn("Nothing is written, {}: headroom resume ends it", pause));
      process.afterStart(routes -> greet(routes, settings));
      process.run();
    }
  }

  /** Logs what an operator wants to know at the start. */
  private static void greet(int routes, Settings settings) {
    ServiceManager.ready();
    log()
        .info(
            "Started {} routes: a sweep every {} s, headroom.rules={}, headroom.mode={}",
            routes,
            settings.sweepPeriod().toSeconds(),
            settings.stock().rules().term(),
            settings.mode().term());
    log().info("Settings: {}", settings.origin());
    log().info("Panel: {}; database: {}", settings.panel().baseUrl(), settings.database());
    settings
        .whmcs()
        .ifPresent(
            whmcs ->
                log()
                    .info(
                        "Accepts orders when all their VPSes are built, through {}, every {} s",
                        whmcs.access().url(),
                        whmcs.acceptPeriod().toSeconds()));
  }
}
