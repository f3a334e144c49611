package io.headroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.text.OneLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pause}: nothing is written. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Stops the running process from writing until headroom resume. It goes on"
            + " reading and answering.")
final class PauseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode answer =
        new RunningProcess(Workplace.settingsToBuildWith(Logging::besideOutput).http())
            .post("/api/pause");
    spec.commandLine()
        .getOut()
        .println(
            OneLine.of(
                    "Nothing is written until headroom resume: paused by %s since %s%s"
                        .formatted(
                            answer.path("by").asText(),
                            answer.path("since").asText(),
                            answer.path("kept").asBoolean()
                                ? ""
                                : ". A restart ends the pause: set headroom.state-dir to keep it"))
                .text());
    return ExitCode.OK.code();
  }
}
