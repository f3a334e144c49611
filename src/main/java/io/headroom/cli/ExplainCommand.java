package io.headroom.cli;

import io.headroom.report.ExplanationDocument;
import io.headroom.report.Json;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the whole arithmetic of one product. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows the whole arithmetic of one product, node by node, and writes nothing.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      converter = ProductId.class,
      description = "The id of the product in the shop.")
  private long product;

  @Option(names = "--json", description = "Answer in JSON (schema headroom/explain/1).")
  private boolean json;

  @Override
  public Integer call() {
    SweepRequest request = SweepRequest.explain(product);
    SweepReport report = OneSweep.run(request, spec.commandLine().getErr());
    spec.commandLine().getOut().println(answer(report));
    ExitCode code = ExitCode.of(report);
    return code == ExitCode.CHANGES_PENDING ? ExitCode.OK.code() : code.code();
  }

  private String answer(SweepReport report) {
    Optional<String> answer =
        json
            ? ExplanationDocument.of(report).map(Json::text)
            : report.plan().products().stream()
                .findFirst()
                .map(report::explain)
                .map(new ExplanationText(spec.commandLine().getColorScheme())::of);
    return answer.orElseThrow(
        () -> new UsageException("product " + product + " was removed a moment ago"));
  }
}
