package io.headroom.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code routes}: looks at the files of {@code routes/}. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks the files of routes/, or shows what differs from the shipped ones.",
    synopsisSubcommandLabel = "(check | diff)",
    subcommands = {RoutesCheckCommand.class, RoutesDiffCommand.class})
final class RoutesCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: check or diff");
  }
}
