package io.headroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.text.OneLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code holds}: what the process that runs holds. */
@Command(
    name = "holds",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows what the process that runs holds, and why.")
final class HoldsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean isJson;

  @Override
  public Integer call() {
    JsonNode answer =
        new RunningProcess(Workplace.settingsToBuildWith(Logging::besideOutput).http())
            .get("/api/holds");
    PrintWriter out = spec.commandLine().getOut();
    JsonNode holds = answer.path("holds");
    if (isJson) {
      out.println(answer.toPrettyString());
    } else if (holds.isEmpty()) {
      out.println(
          answer.path("guarded").asBoolean()
              ? "Nothing is held."
              : "Nothing is held: the guard is off (headroom.guard.enabled=false).");
    } else {
      holds.forEach(hold -> tell(hold, out));
    }
    return holds.isEmpty() ? ExitCode.OK.code() : ExitCode.HELD.code();
  }

  private static void tell(JsonNode hold, PrintWriter out) {
    out.println(
        "%s: products %s, held for %d min; %s"
            .formatted(
                hold.path("id").asText(),
                String.join(", ", texts(hold.path("products"))),
                hold.path("heldSeconds").asLong() / 60,
                hold.path("byPerson").asBoolean()
                    ? "only headroom approve lets it apply"
                    : "it applies by itself if it lasts"));
    texts(hold.path("causes")).forEach(cause -> out.println("  " + OneLine.of(cause).text()));
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
