package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.HeadroomProcess.Purpose;
import io.headroom.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code run}: the process, until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = HeadroomCommand.Version.class,
    description =
        "Sweeps every headroom.sweep.period and for every event, and serves the API, until it is told"
            + " to stop (SIGTERM).")
final class RunCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Logging.asOutput();
    Settings settings = Workplace.settings();
    Logging.warn(settings.warnings());
    try (HeadroomProcess process =
        new HeadroomProcess(settings, Purpose.SERVE, Clock.systemUTC(), Ticker.systemTicker())) {
      process.main().addMainListener(new Greeting(settings));
      process.run();
    }
    return ExitCode.OK.code();
  }

  /** Logs what an operator wants to know at the start. */
  private static final class Greeting extends MainListenerSupport {

    private final Settings settings;

    Greeting(Settings settings) {
      this.settings = settings;
    }

    @Override
    public void afterStart(BaseMainSupport main) {
      CamelContext context = main.getCamelContext();
      Logger log = LoggerFactory.getLogger("io.headroom.run");
      log.info(
          "Runs {} routes: a sweep every {} s, headroom.rules={}, headroom.mode={}",
          context.getRoutes().size(),
          settings.sweepPeriod().toSeconds(),
          settings.stock().rules().term(),
          settings.mode().term());
      log.info("Panel: {}; database: {}", settings.panel().baseUrl(), settings.database());
      settings
          .whmcs()
          .ifPresent(
              whmcs ->
                  log.info(
                      "Accepts orders whose VPSes are all built, through {}, looking every {} s",
                      whmcs.access().url(),
                      whmcs.acceptPeriod().toSeconds()));
    }
  }
}
