package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What camel-main starts with. */
@Tag("rig")
class RouteFileCollectorTest {

  @TempDir private Path folder;

  private List<String> locations() throws IOException {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      return new RouteFileCollector()
              .findRouteResourcesFromDirectory(context, "", "file:" + folder + "/**/*.camel.yaml")
              .stream()
              .map(Resource::getLocation)
              .toList();
    }
  }

  @Test
  void a_start_reads_the_files_that_a_reload_reads_in_the_same_order() throws IOException {
    for (String file : List.of("custom/a/b.camel.yaml", "sweep/z.camel.yaml", "._z.camel.yaml")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "");
    }

    assertThat(locations())
        .containsExactly(
            "file:" + folder + "/sweep/z.camel.yaml", "file:" + folder + "/custom/a/b.camel.yaml");
  }

  @Test
  void a_file_that_cannot_be_read_lets_the_start_fail() throws IOException {
    Files.write(folder.resolve("a.camel.yaml"), "\u00fc".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::locations)
        .hasMessage(folder + "/a.camel.yaml: is not UTF-8 text: save it as UTF-8");
  }
}
