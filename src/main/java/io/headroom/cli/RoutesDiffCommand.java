package io.headroom.cli;

import io.headroom.text.OneLine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code routes diff}: what differs from the shipped routes. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows what differs in routes/ from the files that this version came with.",
      "YAML is compared by what it says: its layout, the order of its keys and comments are free.",
      "The files of routes/custom/ are your own and are only listed. Exit code 2: files differ."
    })
final class RoutesDiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var unused = Workplace.given(Logging::besideOutput);
    RouteDiff diff = new RouteDiff(RouteFiles.shipped(), RouteFiles.in(Path.of("routes")));
    diff.lines()
        .forEach(line -> spec.commandLine().getOut().println(OneLine.asIndented(line).text()));
    return (diff.isEmpty() ? ExitCode.OK : ExitCode.CHANGES_PENDING).code();
  }
}
