package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | 0",
        " 5 \t                         | 5",
        "299                           | 299",
        "999999999                     | 300",
        "Sun, 1 Mar 2026 12:00:30 GMT  | 30",
        "Sun, 01 Mar 2026 12:00:30 GMT | 30",
        "Sun, 01 Mar 2026 11:00:00 GMT | 0",
        "Mon, 01 Mar 2027 12:00:00 GMT | 300"
      })
  void it_is_a_number_of_seconds_or_a_date_and_five_minutes_at_most(String header, long seconds) {
    assertThat(RetryAfter.parse(header, ManualTime.START))
        .hasValue(new RetryAfter(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "1e3", "soon", "12345678901234567890", "[3, 5]", "Sun, 99 Mar"})
  void anything_else_is_none(String header) {
    assertThat(RetryAfter.parse(header, ManualTime.START)).isEmpty();
  }

  @Test
  void five_seconds_are_short() {
    assertThat(new RetryAfter(Duration.ofSeconds(5)).isShort()).isTrue();
    assertThat(new RetryAfter(Duration.ofMillis(5001)).isShort()).isFalse();
  }
}
