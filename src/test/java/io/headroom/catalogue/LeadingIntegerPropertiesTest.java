package io.headroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** What is true of every text. */
class LeadingIntegerPropertiesTest {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  @Property
  void any_text_at_all_can_be_asked_for_its_leading_integer(@ForAll String text) {
    LeadingInteger.of(text).id().ifPresent(id -> assertThat(id).isPositive());
  }

  @Property
  void a_number_is_read_as_it_is_written_up_to_what_64_bits_hold(
      @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999")
          BigInteger number) {
    assertThat(LeadingInteger.of(number.toString()).value())
        .hasValue(number.min(MOST).max(MOST.negate()).longValueExact());
  }

  @Property
  void what_stands_around_a_number_does_not_matter(
      @ForAll @Chars({' ', '\t', '\n', '\r', '\f'}) @StringLength(max = 5) String before,
      @ForAll long number,
      @ForAll String after) {
    assertThat(LeadingInteger.of(before + number + "|" + after))
        .isEqualTo(LeadingInteger.of(Long.toString(number)));
  }

  @Property
  void leading_zeros_do_not_matter(
      @ForAll @NumericChars @StringLength(min = 1, max = 30) String digits,
      @ForAll @IntRange(max = 50) int zeros) {
    assertThat(LeadingInteger.of("0".repeat(zeros) + digits)).isEqualTo(LeadingInteger.of(digits));
  }
}
