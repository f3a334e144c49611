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
      "Shows the qty in the shop, the qty by the module rules and by the panel"
          + " rules, what would be written, and why they differ.",
      "It writes nothing. Its exit codes are those of plan."
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
