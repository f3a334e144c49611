package io.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is true of every buffer and every quota: their definitions, in exact arithmetic. */
@Domain(AnyCapacity.class)
@Domain(DomainContext.Global.class)
class QuotaPropertiesTest {

  @Property
  void a_reserve_is_the_percentage_of_the_limit_rounded_up(
      @ForAll Buffer buffer, @ForAll long max) {
    assertThat(buffer.reserve(max)).isEqualTo(definition(buffer, max));
  }

  @Property
  void a_reserve_is_exact_on_both_sides_of_what_fits_64_bits(
      @ForAll("borders") Tuple2<Buffer, Long> border) {
    Buffer buffer = border.get1();
    assertThat(buffer.reserve(border.get2())).isEqualTo(definition(buffer, border.get2()));
  }

  @Property
  void the_fit_of_a_quota_is_its_definition(
      @ForAll Quota quota, @ForAll long need, @ForAll Buffer buffer) {
    assertThat(quota.fit(need, buffer)).isEqualTo(definition(quota, need, buffer));
  }

  @Property
  void the_fit_of_a_quota_is_its_definition_for_needs_of_which_some_fit(
      @ForAll Quota quota, @ForAll("smallNeeds") long need, @ForAll Buffer buffer) {
    assertThat(quota.fit(need, buffer)).isEqualTo(definition(quota, need, buffer));
  }

  @Property
  void a_percentage_is_read_as_it_is_written(@ForAll("percentages") BigDecimal percent) {
    assertThat(Buffer.parse(percent.toPlainString())).contains(Buffer.ofPercent(percent));
    assertThat(Buffer.parse(percent.toString())).contains(Buffer.ofPercent(percent));
  }

  @Property
  void a_buffer_is_between_its_percentage_and_one_unit_of_the_twelfth_decimal_above(
      @ForAll("percentages") BigDecimal percent) {
    assertThat(Buffer.ofPercent(percent).percent())
        .isBetween(percent, percent.add(BigDecimal.ONE.movePointLeft(12)));
  }

  @Property
  void any_number_at_all_is_a_buffer_from_0_to_100_percent(@ForAll BigDecimal number) {
    assertThat(Buffer.ofPercent(number).percent())
        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
  }

  @Property
  void any_text_at_all_can_be_asked_for_a_buffer(@ForAll String text) {
    assertThat(Buffer.parse(text).orElse(Buffer.DEFAULT).percent())
        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
  }

  @Provide
  Arbitrary<BigDecimal> percentages() {
    return AnyCapacity.percentages();
  }

  @Provide
  Arbitrary<Long> smallNeeds() {
    return Arbitraries.longs().between(1, 50);
  }

  /** The limits around those where limit times percentage leaves 63 and 64 bits. */
  @Provide
  Arbitrary<Tuple2<Buffer, Long>> borders() {
    Arbitrary<Integer> bits = Arbitraries.of(62, 63, 64);
    Arbitrary<Integer> offsets = Arbitraries.integers().between(-3, 3);
    return Combinators.combine(AnyCapacity.percentages(), bits, offsets)
        .filter((percent, bit, offset) -> percent.signum() > 0)
        .as(
            (percent, bit, offset) -> {
              Buffer buffer = Buffer.ofPercent(percent);
              BigInteger numerator = buffer.percent().movePointLeft(2).unscaledValue();
              BigInteger border =
                  BigInteger.TWO.pow(bit).divide(numerator).add(BigInteger.valueOf(offset));
              return Tuple.of(buffer, border.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
            });
  }

  private static long definition(Buffer buffer, long max) {
    return BigDecimal.valueOf(max)
        .multiply(buffer.percent())
        .divide(BigDecimal.valueOf(100))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static Fit definition(Quota quota, long need, Buffer buffer) {
    if (need <= 0 || quota.max() == 0) {
      return Fit.UNLIMITED;
    }
    BigInteger free =
        BigInteger.valueOf(quota.free())
            .subtract(BigInteger.valueOf(definition(buffer, quota.max())));
    return Fit.of(free.max(BigInteger.ZERO).divide(BigInteger.valueOf(need)).longValueExact());
  }
}
