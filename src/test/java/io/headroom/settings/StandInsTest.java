package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for secrets where routes are only built. */
class StandInsTest {

  private static final String NOWHERE = "/nowhere/that/is";

  @TempDir private Path folder;

  @Test
  void no_file_with_a_secret_is_needed() {
    Settings settings =
        Settings.read(
            StandIns.in(
                Sources.in(folder)
                    .without("headroom.panel.token")
                    .without("headroom.db.password")
                    .file("headroom.panel.token-file", NOWHERE)
                    .file("headroom.db.password-file", NOWHERE)
                    .file("headroom.http.token-file", NOWHERE)
                    .file("headroom.http.tokens.webhost.token-file", NOWHERE)
                    .file("headroom.http.tokens.webhost.scopes", "events")
                    .file("headroom.virtfusion.webhook-token-file", NOWHERE)
                    .file("headroom.http.key-store", NOWHERE)
                    .file("headroom.http.key-store-password-file", NOWHERE)
                    .file("headroom.whmcs.api-url-file", NOWHERE)
                    .file("headroom.whmcs.identifier-file", NOWHERE)
                    .file("headroom.whmcs.secret-file", NOWHERE)
                    .file("headroom.whmcs.access-key-file", NOWHERE)
                    .system("headroom.http.host", "0.0.0.0")
                    .sources()
                    .read()));

    assertThat(settings.http().tokens()).hasSize(2);
    assertThat(settings.whmcs()).isPresent();
  }

  @Test
  void no_setting_at_all_is_needed() {
    Settings settings =
        Settings.read(
            StandIns.in(
                Sources.in(folder)
                    .without("headroom.panel.url")
                    .without("headroom.panel.token")
                    .without("headroom.db.url")
                    .without("headroom.db.user")
                    .without("headroom.db.password")
                    .sources()
                    .read()));

    assertThat(settings.whmcs()).isEmpty();
    assertThat(settings.http().tokens()).isEmpty();
  }
}
