package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rig")
class PanelSettingsTest {

  private static final PanelToken TOKEN = PanelToken.of("secret");

  private static PanelSettings at(String url) {
    return PanelSettings.defaults(URI.create(url), TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "https://cp.example.net, https://cp.example.net/api/v1",
    "https://cp.example.net/, https://cp.example.net/api/v1",
    "https://cp.example.net/api/v1, https://cp.example.net/api/v1",
    "https://cp.example.net/api/v1/, https://cp.example.net/api/v1",
    "HTTPS://cp.example.net:8443/x//, https://cp.example.net:8443/x",
    "http://[::1]:8080, http://[::1]:8080/api/v1"
  })
  void the_path_of_the_api_is_added_where_there_is_none(String url, String base) {
    assertThat(at(url).baseUrl()).isEqualTo(URI.create(base));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp.example.net",
        "/api/v1",
        "ftp://cp.example.net",
        "https:///api",
        "https://user:pw@cp.example.net",
        "https://cp.example.net?x=1",
        "https://cp.example.net#x"
      })
  void what_is_no_address_of_a_panel_is_refused_without_being_shown(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(url))
        .withMessageContaining("address")
        .withMessageNotContaining(url);
  }

  @ParameterizedTest
  @CsvSource({
    // ttl, period, seconds from one request to the next
    "120, 60, 120",
    "120, 60.5, 60.5",
    "119, 60, 60",
    "150, 60, 120",
    "60, 60, 60",
    "30, 60, 60",
    "600, 45, 585",
    "0, 60, 60"
  })
  void the_sweep_that_could_use_an_answer_last_asks_anew(double ttl, double period, double every) {
    Duration kept =
        PanelRoutes.settings("http://localhost")
            .groupTtl(seconds(ttl))
            .build()
            .sweptEvery(seconds(period))
            .groupTtl();
    // a timer is late now and then
    for (Duration late : new Duration[] {seconds(-0.2), Duration.ZERO, seconds(0.2)}) {
      Duration sweep = Duration.ZERO;
      do {
        sweep = sweep.plus(seconds(period));
      } while (sweep.plus(late).compareTo(kept) < 0);
      assertThat(sweep).isEqualTo(seconds(every));
      assertThat(kept).isLessThanOrEqualTo(seconds(ttl));
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  @Test
  void what_is_out_of_its_range_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PanelRoutes.settings("http://localhost").maxConcurrent(0))
        .withMessage("maxConcurrent must be greater than 0, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PanelRoutes.settings("http://localhost").responseTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PanelSettings(
                    URI.create("http://localhost"),
                    TOKEN,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1,
                    1,
                    Duration.ofSeconds(-1),
                    Duration.ZERO,
                    Duration.ZERO))
        .withMessageContaining("packageTtl");
  }

  @Test
  void a_token_shows_itself_in_no_text() {
    assertThat(TOKEN).hasToString("(secret)");
  }

  @Test
  void a_token_is_asked_for_anew_each_time() {
    AtomicInteger count = new AtomicInteger();
    PanelToken token = PanelToken.from(() -> "t" + count.incrementAndGet() + "\n");

    assertThat(token.authorization()).isEqualTo("Bearer t1");
    assertThat(token.authorization()).isEqualTo("Bearer t2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\r\nX-Evil: 1", "a b", "ä"})
  void a_token_that_cannot_stand_in_a_header_is_refused_without_being_shown(String token) {
    assertThatIllegalStateException()
        .isThrownBy(PanelToken.of(token)::authorization)
        .withMessage(
            "the token is empty or has characters that no token has: set headroom.panel.token");
  }
}
