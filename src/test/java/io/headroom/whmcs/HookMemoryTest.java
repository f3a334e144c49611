package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Inbox;
import io.headroom.rig.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hook file remembers a failed call by, where no file can be made. */
@Tag("rig")
class HookMemoryTest {

  private final Inbox headroom = Inbox.open();
  private final Path folder;
  private final WebHost host;

  HookMemoryTest(@TempDir Path folder) {
    this.folder = folder;
    host = WebHost.in(folder.resolve("web"), headroom.url());
  }

  @AfterEach
  void close() {
    headroom.close();
  }

  /** Why no file can be made. */
  enum Obstacle {
    /** The folder for temporary files is not there. */
    MISSING,
    /** It takes no files, whatever its mode says. */
    READ_ONLY,
    /** PHP may not leave its own folders. */
    OPEN_BASEDIR;

    void block(WebHost host, Path folder) {
      switch (this) {
        case MISSING -> host.temporaryFolder(folder.resolve("gone"));
        case READ_ONLY -> host.temporaryFolder(Path.of("/proc"));
        case OPEN_BASEDIR ->
            host.temporaryFolder(folder)
                .php(
                    "open_basedir="
                        + folder.resolve("web")
                        + ":"
                        + Path.of("src/test/resources").toAbsolutePath());
      }
    }
  }

  private WebHost without(Obstacle obstacle) {
    obstacle.block(host, folder);
    return host;
  }

  private WebHost withApcu(boolean enabled) {
    return host.scene(
        "apcu", "{\"enabled\":%s,\"file\":\"%s\"}".formatted(enabled, folder.resolve("web/apcu")));
  }

  private WebHost withSession(String visitor) {
    return host.scene("session", "true")
        .scene("sessionFile", "\"" + folder.resolve("web").resolve(visitor) + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void where_nothing_can_remember_a_failure_headroom_is_not_called(Obstacle obstacle) {
    without(obstacle);
    withApcu(false);

    host.fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shared_memory_remembers_it_for_every_page(Obstacle obstacle) {
    headroom.answering(500);
    without(obstacle);
    withApcu(true);

    host.fire("ProductEdit").isUndisturbed();
    withSession("erika").fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_session_remembers_it_for_its_visitor(Obstacle obstacle) {
    headroom.answering(500);
    without(obstacle);

    withSession("erika").fire("ProductEdit").isUndisturbed();
    withSession("erika").fire("ProductEdit").isUndisturbed();
    assertThat(headroom.mail()).hasSize(1);

    withSession("max").fire("ProductEdit").isUndisturbed();
    assertThat(headroom.mail()).hasSize(2);
  }

  @Test
  void a_failure_of_more_than_30_seconds_ago_does_not_count_in_a_session() throws IOException {
    headroom.answering(500);
    without(Obstacle.MISSING);
    withSession("erika").fire("ProductEdit");
    Path session = folder.resolve("web/erika");
    String kept = Files.readString(session);
    Files.writeString(session, kept.replaceFirst("i:[0-9]{9,}", "i:1000000000"));

    host.fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).hasSize(2);
  }

  @Test
  void a_call_that_went_well_leaves_nothing_behind() {
    without(Obstacle.MISSING);
    withSession("erika").fire("ProductEdit").isUndisturbed();
    withApcu(true).fire("ProductEdit").isUndisturbed();
    host.fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).hasSize(3);
    assertThat(folder.resolve("web/apcu")).doesNotExist();
  }

  @Test
  void a_session_that_has_to_remember_is_written_after_the_call() {
    without(Obstacle.MISSING);
    host.scene("marks", "\"" + headroom.url() + "\"");

    withSession("erika").fire("ProductEdit").isUndisturbed();
    withApcu(true).fire("ProductEdit").isUndisturbed();

    String told = "POST /api/events/product-saved {\"productId\":12}";
    assertThat(headroom.lines())
        .containsExactly(told, "GET /session-written", "GET /session-written", told);
  }

  @Test
  void something_in_the_place_of_its_file_that_cannot_be_removed_is_as_no_place()
      throws IOException {
    headroom.answering(500);
    host.fire("ProductEdit");
    Path marker = host.marker();
    Files.delete(marker);
    Files.createDirectory(marker);

    host.fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
  }
}
