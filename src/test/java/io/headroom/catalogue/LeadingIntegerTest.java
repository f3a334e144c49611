package io.headroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingIntegerTest {

  private static final int MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "+7, 7",
    "-7, -7",
    "007, 7",
    "000, 0",
    "' 7', 7",
    "'\t\n\r 7', 7",
    "' -7', -7",
    "7|Frankfurt, 7",
    "7 Frankfurt, 7",
    "7.9, 7",
    "'7,9', 7",
    "1e3, 1",
    "0x1A, 0",
    "1_000, 1"
  })
  void a_text_is_read_up_to_where_its_leading_integer_ends(String text, long expected) {
    assertThat(LeadingInteger.of(text).value()).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "+", "-", "- 7", "+-7", "Frankfurt", "|7", ".7", "٧", "７", "\u00a07"})
  void a_text_that_begins_otherwise_has_none(String text) {
    assertThat(LeadingInteger.of(text).value()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "999999999999999999, 999999999999999999",
    "1000000000000000000, 1000000000000000000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775807, -9223372036854775807",
    "00000000009223372036854775807, 9223372036854775807"
  })
  void a_long_number_is_exact_while_64_bits_hold_it(String text, long expected) {
    assertThat(LeadingInteger.of(text).value()).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "9999999999999999999", "10000000000000000000"})
  void a_longer_number_is_the_largest_that_64_bits_hold(String text) {
    assertThat(LeadingInteger.of(text).value()).hasValue(Long.MAX_VALUE);
    assertThat(LeadingInteger.of("-" + text).value()).hasValue(-Long.MAX_VALUE);
  }

  @Test
  void a_megabyte_of_digits_is_the_largest_number() {
    assertThat(quickly("9".repeat(MEGABYTE)).value()).hasValue(Long.MAX_VALUE);
  }

  @Test
  void a_megabyte_of_leading_zeros_changes_nothing() {
    assertThat(quickly("0".repeat(MEGABYTE) + "7").value()).hasValue(7);
  }

  @Test
  void a_megabyte_of_zeros_is_0() {
    assertThat(quickly("0".repeat(MEGABYTE)).value()).hasValue(0);
  }

  @Test
  void a_megabyte_of_blanks_has_none() {
    assertThat(quickly(" ".repeat(MEGABYTE)).value()).isEmpty();
  }

  @Test
  void an_integer_above_0_can_be_an_id() {
    assertThat(LeadingInteger.of("1").id()).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-9999999999999999999", ""})
  void anything_else_is_no_id(String text) {
    assertThat(LeadingInteger.of(text).id()).isEmpty();
  }

  private static LeadingInteger quickly(String text) {
    return assertTimeoutPreemptively(Duration.ofSeconds(5), () -> LeadingInteger.of(text));
  }
}
