package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code SECURITY.md} says of the libraries, held against those that are shipped. */
class SecurityTest {

  private static final Path SECURITY = Path.of("SECURITY.md");

  private static String pom() {
    return Documents.text(Path.of("pom.xml"));
  }

  private static String first(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "Camel, <camel.version>",
    "Netty, <netty.version>",
    "Vert.x, <vertx.version>",
    "Jackson, <jackson.version>",
    "Jolokia, <jolokia.version>",
    "Micrometer, <micrometer.version>",
    "HttpCore, <httpcore.version>",
    "HttpClient, <artifactId>httpclient5</artifactId>",
    "Spring, <artifactId>spring-framework-bom</artifactId>",
    "Logback, <artifactId>logback-classic</artifactId>",
    "MariaDB Connector/J, <artifactId>mariadb-java-client</artifactId>",
    "SnakeYAML, <artifactId>snakeyaml</artifactId>",
    "Caffeine, <artifactId>caffeine</artifactId>",
    "HikariCP, <artifactId>HikariCP</artifactId>",
    "commons-lang3, <artifactId>commons-lang3</artifactId>",
    "commons-text, <artifactId>commons-text</artifactId>",
  })
  void advisories_are_judged_for_the_version_that_is_shipped(String library, String where) {
    String version =
        where.contains("version")
            ? first(Pattern.quote(where) + "([^<]+)<", pom())
            : first(Pattern.quote(where) + "\\s*<version>([^<]+)<", pom());

    assertThat(Documents.text(SECURITY)).containsPattern(Pattern.quote(library + " " + version));
  }

  @Test
  void the_jars_that_are_said_to_be_left_out_are_excluded() {
    List<String> excluded =
        Pattern.compile("<exclusion>.*?<artifactId>([^<]+)<", Pattern.DOTALL)
            .matcher(pom())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(excluded).isNotEmpty();
    assertThat(Documents.text(SECURITY)).contains(excluded);
  }
}
