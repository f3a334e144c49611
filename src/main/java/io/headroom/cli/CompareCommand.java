package io.headroom.cli;

import io.headroom.report.CompareDocument;
import io.headroom.report.Json;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code compare}: the shop beside both sets of rules. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the qty of the shop beside what the module rules and the panel rules give, what would"
          + " be written, and why they differ.",
      "It writes nothing. Exit codes as plan."
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Selection selection = new Selection();

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    SweepRequest request = SweepRequest.compare(selection.scope());
    SweepReport report = OneSweep.run(request, line.getErr());
    line.getOut()
        .println(
            selection.isJson()
                ? Json.text(CompareDocument.of(report))
                : new CompareTable(line.getColorScheme()).of(report));
    return ExitCode.of(report).code();
  }
}
