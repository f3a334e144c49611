package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.headroom.api.ServedRoutes;
import io.headroom.rig.Documents;
import io.headroom.rig.Documents.Block;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents at their word. */
class DocumentsTest {

  private static final Path README = Path.of("README.md");
  private static final Path OPERATIONS = Path.of("docs/operations.md");
  private static final Path CI = Path.of(".ci/run");
  private static final int LONGEST_README = 160;

  /** Two of them come without a fence: generated, and about releases. */
  private static final Set<Path> NOT_WRITTEN_HERE =
      Set.of(Path.of("docs/settings.md"), Path.of("CHANGELOG.md"));

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static List<Path> documents() {
    return Documents.files();
  }

  @Test
  void the_readmes_chapters_come_in_the_order_of_a_newcomers_questions() {
    assertThat(all("^## ([^\\n]+)$", Documents.text(README)))
        .containsExactly(
            "Try it", "What it looks like", "Install it in five steps", "Where to read on");
  }

  @Test
  void the_readme_is_short_and_installs_in_five_steps() {
    assertThat(Documents.text(README).lines()).hasSizeLessThanOrEqualTo(LONGEST_README);
    assertThat(all("^### ([0-9])\\.", Documents.text(README)))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void the_two_commands_that_it_begins_with_are_run_by_ci() {
    String text = Documents.text(README);
    String beginning = text.substring(0, text.indexOf("## What it looks like"));
    List<String> commands = all("^   ```sh\\n   ([^\\n]+)\\n   ```$", beginning);

    assertThat(commands).hasSize(2);
    assertThat(Documents.text(CI)).contains(commands);
  }

  @Test
  void every_command_is_run_by_ci_or_by_a_test() {
    String ci = Documents.text(CI);
    for (Block block : Documents.blocks("sh")) {
      boolean isRunByTest = Documents.STORY.contains(block.file());
      for (String command : block.text().lines().toList()) {
        assertThat(isRunByTest || command.startsWith("curl -s ") || ci.contains("run " + command))
            .as("%s: %s", block.file(), command)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nothing_in_it_is_left_to_be_filled_in(Path document) {
    assertThat(Documents.text(document)).doesNotContain("@@", "TODO", "TBD", "FIXME");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_setting_that_it_names_exists(Path document) {
    String page = Documents.text(Path.of("application.properties"));
    if (!NOT_WRITTEN_HERE.contains(document)) {
      assertThat(all("(?<!io\\.)(headroom\\.[a-z]+[a-z.-]*[a-z])", Documents.text(document)))
          .allMatch(isIn(page).or(ServedRoutes.PUBLIC::equals));
    }
  }

  private static Predicate<String> isIn(String page) {
    // files, the group of public routes, and a property of the tests
    List<String> others =
        List.of(
            "headroom.service",
            "headroom.jar",
            "headroom.php",
            "headroom.public",
            "headroom.rig.mariadb");
    return name ->
        page.contains(name + "=")
            || page.contains(name.replaceFirst("tokens\\.[a-z]+\\.", "tokens.NAME.") + "=")
            || others.contains(name);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_in_it_leads_somewhere(Path document) {
    for (String link : links(document)) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
      assertThat(target).as(link).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("%s in %s", link, document).contains(parts[1]);
      }
    }
  }

  @Test
  void every_document_is_found_from_the_readme() {
    Set<Path> found = new HashSet<>();
    follow(README, found);

    assertThat(found).containsAll(documents());
  }

  private static void follow(Path document, Set<Path> found) {
    if (found.add(document) && document.toString().endsWith(".md")) {
      links(document).stream()
          .map(link -> link.split("#", 2)[0])
          .filter(file -> !file.isEmpty())
          .forEach(file -> follow(document.resolveSibling(file).normalize(), found));
    }
  }

  private static List<String> links(Path document) {
    return all("\\]\\(([^)\\s]+)\\)", Documents.prose(document)).stream()
        .filter(link -> !link.startsWith("http"))
        .toList();
  }

  /** The anchors that a hosted page gives its headings. */
  private static Set<String> anchors(Path document) {
    Set<String> anchors = new TreeSet<>();
    for (String heading : all("^#+ ([^\\n]+)$", Documents.prose(document))) {
      anchors.add(
          heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void every_route_that_they_show_is_valid_by_the_schema_of_camel() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonSchema schema = schema();

    List<Block> routes = Documents.blocks("yaml");

    assertThat(routes).hasSize(4);
    for (Block route : routes) {
      assertThat(schema.validate(yaml.readTree(route.text()))).isEmpty();
    }
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file = DocumentsTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    }
  }

  @Test
  void every_alert_is_explained_and_no_other() throws IOException {
    String rules = Files.readString(Path.of("src/main/ops/alerts.yaml"));

    assertThat(Documents.namesBelow(OPERATIONS, "## Monitoring"))
        .containsExactlyInAnyOrderElementsOf(all("- alert: (\\w+)", rules));
  }

  @Test
  void every_page_is_in_the_map_of_the_readme() {
    try (Stream<Path> pages = documents().stream()) {
      List<String> named = links(README);

      assertThat(pages.filter(page -> Optional.ofNullable(page.getParent()).isPresent()))
          .filteredOn(page -> Path.of("docs").equals(page.getParent()))
          .allMatch(page -> named.contains(page.toString()));
    }
  }
}
