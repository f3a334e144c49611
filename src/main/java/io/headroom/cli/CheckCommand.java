package io.headroom.cli;

import io.headroom.cli.check.Checklist;
import io.headroom.cli.check.DatabaseProbe;
import io.headroom.cli.check.HttpProbe;
import io.headroom.cli.check.LauncherProbe;
import io.headroom.cli.check.PanelProbe;
import io.headroom.cli.check.SecretFilesProbe;
import io.headroom.cli.check.ShopProbe;
import io.headroom.cli.check.WhmcsProbe;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.StartException;
import io.headroom.settings.Settings;
import io.headroom.settings.SettingsException;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: whether everything that a sweep needs is there. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Checks settings, database, grants, panel, token and products, and says what to do.",
      "It writes nothing. Warnings leave the exit code 0."
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Checklist list = new Checklist(spec.commandLine());
    try {
      check(Workplace.settings(Logging::besideChecks), list);
    } catch (SettingsException wrong) {
      wrong.problems().forEach(problem -> list.fail("settings", problem));
      return ExitCode.SETTINGS.code();
    }
    return (list.failed() ? ExitCode.FAILED : ExitCode.OK).code();
  }

  private void check(Settings settings, Checklist list) {
    list.ok(
        "settings",
        "complete and valid: rules %s, mode %s (%s)"
            .formatted(settings.stock().rules().term(), settings.mode().term(), settings.origin()));
    settings.warnings().forEach(warning -> list.warn("settings", warning));
    LauncherProbe.look(list);
    SecretFilesProbe.look(settings, list);
    new HttpProbe(settings.http(), list).look();
    boolean database = new DatabaseProbe(settings, list).isUsable();
    try (HeadroomProcess process = OneSweep.process(settings)) {
      process.start();
      list.ok("routes", process.routeCount() + " routes are valid");
      process.files().warnings().forEach(warning -> list.warn("routes", warning.toString()));
      checkRunning(process, settings, database, list);
    } catch (StartException broken) {
      list.fail("routes", String.valueOf(broken.getMessage()));
    }
  }

  private void checkRunning(
      HeadroomProcess process, Settings settings, boolean database, Checklist list) {
    Optional<ShopProbe> shop =
        database ? Optional.of(new ShopProbe(process, settings, list)) : Optional.empty();
    List<Long> packages = shop.map(ShopProbe::packageIds).orElse(List.of());
    boolean panel = new PanelProbe(process, settings, list).isUsable(packages);
    new WhmcsProbe(process, settings, list).look();
    shop.ifPresent(ShopProbe::review);
    if (shop.isPresent() && panel) {
      try (Progress progress = Progress.of(spec.commandLine().getErr(), process::current)) {
        SweepReport report = progress.during(() -> process.sweep(SweepRequest.check()));
        shop.get().compute(report.plan());
        shop.get().compareWithOrders(report.plan());
        shop.get().share(report.answers());
      }
    } else {
      list.warn("products", "not computed, because of the failures above");
    }
  }
}
