package io.headroom.cli;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.Purpose;
import io.headroom.reload.Built;
import io.headroom.settings.Settings;
import io.headroom.text.OneLine;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code routes check}: whether the files of {@code routes/} can be built. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Builds every route, starts nothing, and asks neither the panel nor the database.",
      "One line for each problem, as file:line: reason. Warnings leave the exit code 0."
    })
final class RoutesCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = Workplace.settingsToBuildWith(Logging::besideOutput);
    try (HeadroomProcess process =
        new HeadroomProcess(settings, Purpose.CHECK, Clock.systemUTC(), Ticker.systemTicker())) {
      return print(process.build(), spec.commandLine().getOut()).code();
    }
  }

  /** Prints what came of a build, and returns the exit code. */
  static ExitCode print(Built built, PrintWriter out) {
    built.problems().forEach(problem -> out.println(OneLine.of(problem.toString()).text()));
    built.warnings().forEach(warning -> out.println(OneLine.of("warning: " + warning).text()));
    if (!built.isOk()) {
      return ExitCode.FAILED;
    }
    out.println("ok: " + built.routes().size() + " routes");
    return ExitCode.OK;
  }
}
