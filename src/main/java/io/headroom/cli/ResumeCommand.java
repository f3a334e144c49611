package io.headroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code resume}: qtys are written again. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lets the running process write again after a pause.")
final class ResumeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode answer =
        new RunningProcess(Workplace.settingsToBuildWith(Logging::besideOutput).http())
            .post("/api/resume", Map.of());
    spec.commandLine()
        .getOut()
        .println(
            answer.path("kept").asBoolean()
                ? "The process writes again"
                : "The process writes again. headroom.state-dir is not set or cannot be written,"
                    + " so after a restart it may be paused again");
    return ExitCode.OK.code();
  }
}
