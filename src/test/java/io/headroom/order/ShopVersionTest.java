package io.headroom.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the version that the shop gives. */
class ShopVersionTest {

  private final ManualTime time = new ManualTime();
  private final ShopVersion version = new ShopVersion(time::read);

  @ParameterizedTest
  @CsvSource({
    "9.0.1-release.1, true",
    "9, true",
    "10.1.0, true",
    "v9.1, true",
    "8.13.1-release.1, false",
    "7.10.3, false",
    "'', true",
    "unknown, true"
  })
  void since_9_and_where_it_is_not_known_others_are_skipped(String text, boolean skips) {
    version.heard(new WhmcsAnswer.Success(text));
    assertThat(version.skipsOthers()).isEqualTo(skips);
  }

  @Test
  void as_long_as_nothing_is_known_others_are_taken_to_be_skipped() {
    assertThat(version.isWanted()).isTrue();
    assertThat(version.skipsOthers()).isTrue();
  }

  @Test
  void it_is_asked_for_once_an_hour() {
    version.heard(new WhmcsAnswer.Success("8.13.1"));
    assertThat(version.isWanted()).isFalse();
    time.pass(Duration.ofHours(1));
    assertThat(version.isWanted()).isTrue();
  }

  @Test
  void a_version_that_is_not_known_is_asked_for_a_minute_later() {
    version.heard(new WhmcsAnswer.Success("8.13.1"));
    version.heard(new WhmcsAnswer.Unavailable("no answer"));
    assertThat(version.skipsOthers()).isTrue();
    version.heard(new WhmcsAnswer.Refused("no"));
    assertThat(version.skipsOthers()).isTrue();
    assertThat(version.isWanted()).isFalse();
    time.pass(Duration.ofMinutes(1));
    assertThat(version.isWanted()).isTrue();
  }
}
