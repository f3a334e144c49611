package io.headroom.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code approve}: what is held applies. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets what the process that runs holds apply now, and what follows from the same for 15",
      "minutes."
    })
final class ApproveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "What headroom holds shows, such as drop-1a2b3c4d.")
  private String id = "";

  @Option(names = "--why", required = true, paramLabel = "REASON", description = "For the log.")
  private String why = "";

  @Override
  public Integer call() {
    if (!id.matches("[a-z]+-[0-9a-f]{8}")) {
      throw new UsageException("the id of a hold is such as drop-1a2b3c4d: see headroom holds");
    }
    new RunningProcess(Workplace.settingsToBuildWith(Logging::besideOutput).http())
        .post("/api/holds/" + id + "/approve", Map.of("why", why));
    spec.commandLine().getOut().println("Approved: the sweep that begins now writes it.");
    return ExitCode.OK.code();
  }
}
