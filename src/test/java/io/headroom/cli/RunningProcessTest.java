package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.cli.RunningProcess.UnansweredException;
import io.headroom.rig.PanelCertificate;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.HttpSettings.AccessToken;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import io.headroom.settings.HttpSettings.Secret;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a verb finds the process that runs, by the settings of both. */
class RunningProcessTest extends Scenario {

  private static final String TOKEN = "a-token-of-32-characters-at-least";

  @TempDir private Path folder;

  RunningProcessTest(Shop shop) {
    super(shop);
  }

  private static RunningProcess at(
      int port, List<AccessToken> tokens, Optional<KeyStoreFile> keys) {
    return new RunningProcess(
        new HttpSettings("127.0.0.1", port, tokens, Optional.empty(), 120, keys, false));
  }

  private static AccessToken token(String name, String token, Set<Access> scopes) {
    return new AccessToken(name, new Secret(token), scopes);
  }

  private Station.Draft serving() {
    return uncached().serving().with("headroom.sweep.period", "1d");
  }

  @Test
  void without_tokens_it_asks_as_somebody_of_this_machine() {
    int port = start(serving()).process().port();

    assertThat(
            at(port, List.of(), Optional.empty()).post("/api/pause", Map.of()).path("by").asText())
        .isEqualTo("local");
  }

  @Test
  void it_takes_the_first_token_that_may_operate() {
    int port = start(serving().with("headroom.http.token", TOKEN)).process().port();
    List<AccessToken> tokens =
        List.of(
            token("hook", "another-token-of-32-characters-at", EnumSet.of(Access.EVENTS)),
            token("all", TOKEN, EnumSet.allOf(Access.class)));

    assertThat(
            at(port, tokens, Optional.empty())
                .post("/api/pause", Map.of())
                .path("paused")
                .asBoolean())
        .isTrue();
  }

  @Test
  void without_a_token_that_may_operate_it_says_what_to_set() {
    List<AccessToken> tokens = List.of(token("hook", TOKEN, EnumSet.of(Access.EVENTS)));

    assertThatThrownBy(() -> at(8480, tokens, Optional.empty()).post("/api/pause", Map.of()))
        .isInstanceOf(UnansweredException.class)
        .hasMessageStartingWith("No token of the settings may operate: set headroom.http.token");
  }

  @Test
  void it_trusts_the_certificate_of_the_settings_whatever_name_it_is_for() {
    Path keys = PanelCertificate.ofAnotherHost().writeKeys(folder.resolve("keys.p12"));
    Station.Draft draft =
        serving()
            .with("headroom.http.key-store", keys.toString())
            .with("headroom.http.key-store-password", PanelCertificate.PASSWORD);
    int port = start(draft).process().port();
    KeyStoreFile file = new KeyStoreFile(keys.toString(), new Secret(PanelCertificate.PASSWORD));

    assertThat(
            at(port, List.of(), Optional.of(file))
                .post("/api/pause", Map.of())
                .path("paused")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_token_that_the_process_does_not_know_is_refused_in_words() {
    int port = start(serving().with("headroom.http.token", TOKEN)).process().port();

    assertThatThrownBy(() -> at(port, List.of(), Optional.empty()).post("/api/pause", Map.of()))
        .isInstanceOf(UnansweredException.class)
        .hasMessageContaining("refuses (401): a valid token is needed");
  }

  @Test
  void a_process_that_does_not_run_is_reported_with_its_address() {
    Station station = start(serving());
    int port = station.process().port();
    station.close();

    assertThatThrownBy(() -> at(port, List.of(), Optional.empty()).post("/api/pause", Map.of()))
        .isInstanceOf(UnansweredException.class)
        .hasMessageStartingWith("The process does not answer at http://127.0.0.1:" + port);
  }

  @Test
  void a_port_that_nobody_knows_is_reported() {
    assertThatThrownBy(() -> at(0, List.of(), Optional.empty()).post("/api/pause", Map.of()))
        .isInstanceOf(UnansweredException.class)
        .hasMessageStartingWith("headroom.http.port is 0");
  }
}
