package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static io.headroom.rig.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headroom.rig.Rows.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no shop should hold, and that must neither stop a sweep nor a review. */
class AbsurdSettingsTest {

  private static final String LONGEST_TEXT = "9".repeat(65_535);

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999", "1e999999999", "1e99999999999", "-1e999999999", "1e-999999999"})
  void a_buffer_with_an_absurd_exponent_is_read_and_reviewed(String buffer) {
    assertReviewed(product(10).buffer(buffer));
  }

  @Test
  void a_buffer_as_long_as_the_column_is_read_and_reviewed() {
    assertReviewed(product(10).buffer(LONGEST_TEXT));
    assertReviewed(product(10).buffer("0." + LONGEST_TEXT));
  }

  @Test
  void numbers_as_long_as_the_column_are_read_and_reviewed() {
    assertReviewed(product(10).group(LONGEST_TEXT).packageId(LONGEST_TEXT).ipv4(LONGEST_TEXT));
  }

  private static void assertReviewed(Row row) {
    Catalogue catalogue = rows().with(row).join();
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), catalogue::remarks))
        .hasSizeLessThan(4);
  }
}
