package io.headroom.cli;

import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plan}: what a sweep would write. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows what a sweep would write, and writes nothing.")
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Selection selection = new Selection();

  @Override
  public Integer call() {
    SweepRequest request = SweepRequest.plan(selection.scope());
    SweepReport report = OneSweep.run(request, spec.commandLine().getErr());
    return SweepPrinter.print(report, selection.isJson(), spec.commandLine());
  }
}
