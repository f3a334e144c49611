package io.headroom.capacity;

import static io.headroom.rig.Nodes.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferTest {

  private static final String MEGABYTE_OF_NINES = "9".repeat(1 << 20);
  private static final String MEGABYTE_OF_ZEROS = "0".repeat(1 << 20);

  @Test
  void seven_percent_of_100_is_7() {
    assertThat(percent("7").reserve(100)).isEqualTo(7);
  }

  @Test
  void a_reserve_is_rounded_up() {
    assertThat(percent("12.5").reserve(9)).isEqualTo(2);
  }

  @Test
  void the_smallest_buffer_keeps_one_unit_back() {
    assertThat(percent("0.000000000001").reserve(1)).isEqualTo(1);
  }

  @Test
  void more_than_twelve_decimals_are_rounded_up() {
    assertThat(percent("7.0000000000001")).isEqualTo(percent("7.000000000001"));
  }

  @Test
  void less_than_twelve_decimals_can_say_is_rounded_up() {
    assertThat(percent("1e-999999")).isEqualTo(percent("0.000000000001"));
  }

  @Test
  void a_percentage_that_rounds_up_to_100_is_100() {
    assertThat(percent("99.9999999999999")).isEqualTo(percent("100"));
  }

  @Test
  void a_buffer_of_100_percent_keeps_everything_back() {
    assertThat(percent("100").reserve(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_product_that_does_not_fit_64_bits_is_exact() {
    assertThat(percent("7").reserve(Long.MAX_VALUE)).isEqualTo(645_636_042_579_834_307L);
  }

  @Test
  void no_buffer_keeps_nothing_back() {
    assertThat(Buffer.NONE.reserve(Long.MAX_VALUE)).isZero();
    assertThat(Buffer.NONE.isNone()).isTrue();
  }

  @Test
  void the_default_is_10_percent() {
    assertThat(Buffer.DEFAULT).isEqualTo(percent("10"));
    assertThat(Buffer.DEFAULT.isNone()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 10",
    "12.5, 12.5",
    "' 7 ', 7",
    "'\t7\n', 7",
    "+7, 7",
    ".5, 0.5",
    "5., 5",
    "007, 7",
    "1e1, 10",
    "1E+1, 10",
    "125e-1, 12.5",
    "-0, 0"
  })
  void a_decimal_number_is_a_percentage(String text, String expected) {
    assertThat(Buffer.parse(text)).contains(percent(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"150", "100.01", "1e3", "1e999999", "1e99999999999", "+1e2147483648"})
  void more_than_100_percent_is_100(String text) {
    assertThat(Buffer.parse(text)).contains(percent("100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-0.1", "-1e999999", "-1e99999999999"})
  void a_negative_percentage_is_0(String text) {
    assertThat(Buffer.parse(text)).contains(Buffer.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "abc",
        "10%",
        "5,5",
        "1 0",
        "1.2.3",
        ".",
        "+",
        "-",
        "e5",
        "1e",
        "1e+",
        "--5",
        "0x10",
        "NaN",
        "Infinity",
        "1d",
        "1_000",
        "٧",
        "７",
        "½"
      })
  void what_is_not_a_decimal_number_is_no_percentage(String text) {
    assertThat(Buffer.parse(text)).isEmpty();
  }

  @Test
  void an_exponent_far_below_all_numbers_keeps_as_good_as_nothing_back() {
    assertThat(Buffer.parse("1e-999999")).contains(percent("0.000000000001"));
    assertThat(Buffer.parse("1e-99999999999")).contains(Buffer.NONE);
  }

  @Test
  void a_megabyte_of_digits_is_more_than_100_percent() {
    assertThat(quickly(MEGABYTE_OF_NINES)).contains(percent("100"));
  }

  @Test
  void a_megabyte_of_leading_zeros_changes_nothing() {
    assertThat(quickly(MEGABYTE_OF_ZEROS + "7.5")).contains(percent("7.5"));
  }

  @Test
  void a_megabyte_of_decimals_changes_as_good_as_nothing() {
    assertThat(quickly("7.5" + MEGABYTE_OF_ZEROS)).contains(percent("7.5"));
  }

  @Test
  void a_megabyte_of_digits_in_the_exponent_is_read_as_well() {
    assertThat(quickly("1e" + MEGABYTE_OF_NINES)).contains(percent("100"));
  }

  @Test
  void a_megabyte_of_digits_and_a_letter_is_no_number() {
    assertThat(quickly(MEGABYTE_OF_NINES + "x")).isEmpty();
    assertThat(quickly("." + MEGABYTE_OF_NINES + "x")).isEmpty();
  }

  @Test
  void a_megabyte_of_blanks_is_no_number() {
    assertThat(quickly(" ".repeat(1 << 20))).isEmpty();
  }

  @Test
  void buffers_of_the_same_percentage_are_equal_however_it_was_written() {
    assertThat(percent("12.50")).isEqualTo(percent("12.5")).hasSameHashCodeAs(percent("12.5"));
    assertThat(percent("1e1")).isEqualTo(percent("10"));
  }

  @Test
  void buffers_of_other_percentages_differ() {
    assertThat(percent("1")).isNotEqualTo(percent("10")).isNotEqualTo(percent("0.1"));
    assertThat(percent("1")).isNotEqualTo("1 %");
  }

  @Test
  void a_buffer_is_shown_as_its_percentage() {
    assertThat(percent("12.50")).hasToString("12.5 %");
    assertThat(percent("12.50").percent()).isEqualByComparingTo("12.5");
  }

  private static Optional<Buffer> quickly(String text) {
    return assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Buffer.parse(text));
  }
}
