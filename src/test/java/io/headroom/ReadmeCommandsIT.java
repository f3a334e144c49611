package io.headroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Readme;
import io.headroom.rig.SampleShop;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README that ask a running process something, as they stand there. */
@ExtendWith(SharedDatabase.class)
class ReadmeCommandsIT {

  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final String TOKEN = "master-0123456789abcdef";

  private static List<String> commands() throws IOException {
    return Pattern.compile("(?m)^ *(curl -s [^\\n]+)$")
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String run(String command, String port) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", command.replace(":8480/", port))
            .redirectErrorStream(true);
    builder.environment().put("TOKEN", TOKEN);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    return output;
  }

  @Test
  void every_request_that_the_readme_shows_is_answered(@TempDir Path folder, Shop shop)
      throws Exception {
    SampleShop sample = SampleShop.in(shop, 7);
    try (StandInPanel panel = StandInPanel.serving(sample.fleet())) {
      HeadroomCommandLine headroom =
          HeadroomCommandLine.in(folder, shop, new Readme().user(shop), panel)
              .with("headroom.http.token", TOKEN)
              .with("headroom.http.jolokia", "true");
      try (HeadroomServer run = headroom.start("run")) {
        String line = run.awaitLine("Listens at ");
        String port = PORT.matcher(line).results().findFirst().orElseThrow().group(1);
        run.awaitLine("Sweep: ");
        run(
            "curl -s -H 'Content-Type: application/json' -H \"Authorization: Bearer $TOKEN\""
                + " -d '{\"productId\":12}' http://127.0.0.1:8480/api/events/cart-viewed",
            ":" + port + "/");

        assertThat(commands()).hasSizeGreaterThan(6);
        for (String command : commands()) {
          assertThat(run(command, ":" + port + "/"))
              .as(command)
              .isNotBlank()
              .doesNotContain("\"error\"");
        }
      }
    }
  }
}
