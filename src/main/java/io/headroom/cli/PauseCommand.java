package io.headroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.text.OneLine;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pause}: nothing is written. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Stops the running process from writing until headroom resume or until the time is over. It"
            + " goes on reading and answering.")
final class PauseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "For how long, such as 90m or 2d; ${DEFAULT-VALUE} where it is not said.")
  private String length = "";

  @Override
  public Integer call() {
    JsonNode answer =
        new RunningProcess(Workplace.settingsToBuildWith(Logging::besideOutput).http())
            .post("/api/pause", Map.of("for", length));
    spec.commandLine()
        .getOut()
        .println(
            OneLine.of(
                    "Nothing is written until %s or headroom resume: paused by %s since %s%s"
                        .formatted(
                            answer.path("until").asText(),
                            answer.path("by").asText(),
                            answer.path("since").asText(),
                            answer.path("kept").asBoolean()
                                ? ""
                                : ". A restart ends the pause: set headroom.state-dir to keep it"))
                .text());
    return ExitCode.OK.code();
  }
}
