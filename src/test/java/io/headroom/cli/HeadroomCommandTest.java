package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Documents;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help, version and wrong usage. */
class HeadroomCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return HeadroomCommand.commandLine(arguments)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void without_a_verb_it_prints_the_help() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .startsWith("Usage: headroom")
        .contains(
            "run", "sync", "plan", "compare", "explain", "check", "routes", "64   wrong usage");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync", "plan", "compare", "explain", "check", "routes"})
  void every_verb_has_a_help(String verb) {
    assertThat(run(verb, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: headroom " + verb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "diff"})
  void every_verb_of_routes_has_a_help(String verb) {
    assertThat(run("routes", verb, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: headroom routes " + verb);
  }

  @Test
  void every_verb_is_explained_in_the_documents_and_no_other() {
    List<String> documented =
        Documents.namesBelow(Path.of("docs/operations.md"), "## The verbs").stream()
            .map(synopsis -> synopsis.replaceAll(" (ID|\\[).*", ""))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrder(verbs("", HeadroomCommand.commandLine()).toArray(String[]::new));
  }

  private static Stream<String> verbs(String before, CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(verb -> !verb.getKey().equals("help"))
        .flatMap(
            verb ->
                verb.getValue().getSubcommands().isEmpty()
                    ? Stream.of(before + verb.getKey())
                    : verbs(before + verb.getKey() + " ", verb.getValue()));
  }

  @Test
  void it_has_a_version() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("headroom ");
  }

  @ParameterizedTest
  @CsvSource({
    "pln, Did you mean",
    "plan --jso, Possible solutions: --json",
    "plan 12, 'Unmatched argument'",
    "sync --dry-run, Unknown option",
    "check --json, Unknown option",
    "run 12, 'Unmatched argument'",
    "routes, 'Missing: check or diff'",
    "routes chek, Did you mean",
    "explain, 'Missing required parameter: ''ID'''",
    "explain 12 13, 'Unmatched argument'",
    "explain KVM-4G, '\"KVM-4G\" is not the id of a product, a number above 0'",
    "explain 0, '\"0\" is not the id of a product'",
    "explain -- -1, '\"-1\" is not the id of a product'",
    "plan --product, Missing required parameter for option",
    "plan --product=0, '\"0\" is not the id of a product'",
    "sync --product=12\\,x, '\"x\" is not the id of a product'",
    "sync --product=99999999999999999999, 'is not the id of a product'"
  })
  void wrong_usage_is_64_and_says_why(String line, String why) {
    assertThat(run(line.replace("\\,", ",").split(" "))).isEqualTo(64);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("headroom: ").contains(why).contains("Try: headroom");
  }
}
