package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.headroom.rig.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What builds Headroom on other machines: the workflow and the Maven wrapper. */
class HostedBuildTest {

  @Test
  void the_workflow_runs_what_anybody_can_run() throws IOException {
    JsonNode workflow =
        new ObjectMapper(new YAMLFactory())
            .readTree(Files.readString(Path.of(".github/workflows/ci.yaml")));

    List<String> runs = workflow.at("/jobs/build/steps").findValuesAsText("run");
    assertThat(runs).containsExactly(".ci/run");
    assertThat(Path.of(".ci/run")).isExecutable();
  }

  @Test
  void the_wrapper_downloads_a_released_maven_from_its_usual_place() {
    assertThat(Documents.text(Path.of(".mvn/wrapper/maven-wrapper.properties")))
        .contains("distributionType=only-script")
        .containsPattern(
            "distributionUrl=https://repo\\.maven\\.apache\\.org/maven2/org/apache/maven/"
                + "apache-maven/(3\\.[0-9.]+)/apache-maven-\\1-bin\\.zip");
    assertThat(Path.of("mvnw")).isExecutable();
    assertThat(Path.of("mvnw.cmd")).exists();
  }
}
