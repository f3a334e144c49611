package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Documents;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the process, held against the code. */
class DocumentedOperationsTest {

  private static final Path API = Path.of("docs/api.md");

  @Test
  void every_reason_for_which_it_is_degraded_comes_with_what_to_do() {
    String page = Documents.text(Path.of("docs/operations.md"));
    Set<String> documented =
        Pattern.compile("(?m)^\\| reason `([a-z-]+)` \\|")
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());

    assertThat(documented)
        .isEqualTo(
            Stream.of(Health.Reason.values()).map(Health.Reason::term).collect(Collectors.toSet()));
  }

  @Test
  void every_operation_and_attribute_of_the_mbean_is_described_and_no_other() {
    Set<String> operations = new TreeSet<>();
    Set<String> attributes = new TreeSet<>();
    for (Method method : HeadroomMXBean.class.getMethods()) {
      String name = method.getName();
      if (name.matches("(get|is|set)[A-Z].*")) {
        attributes.add(name.replaceFirst("get|is|set", ""));
      } else {
        operations.add(name);
      }
    }

    assertThat(
            Documents.namesBelow(API, "## JMX").stream().map(call -> call.replaceAll("\\(.*", "")))
        .containsExactlyInAnyOrderElementsOf(operations);
    assertThat(attributesOfThePage()).isEqualTo(attributes);
  }

  private static Set<String> attributesOfThePage() {
    String sentence = Documents.text(API).replaceAll("(?s).*Its attributes are ([^.]*)\\..*", "$1");
    return Pattern.compile("`(\\w+)`")
        .matcher(sentence)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
