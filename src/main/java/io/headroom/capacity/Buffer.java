package io.headroom.capacity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The safety buffer of a product: the percentage of every limit that is not sold.
 *
 * <p>Exact arithmetic: 7 % of 100 is 7. A percentage with more than twelve decimals is rounded up,
 * to the side that sells less.
 */
public final class Buffer {

  /** What a product without a usable buffer setting keeps back: 10 percent. */
  public static final Buffer DEFAULT = new Buffer(BigDecimal.TEN);

  /** Nothing is kept back. */
  public static final Buffer NONE = new Buffer(BigDecimal.ZERO);

  private static final int MOST_DECIMALS = 12;
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(MOST_DECIMALS);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Pattern SHORT = Pattern.compile("[^eE]{1,64}(?:[eE].{1,7})?");

  private final BigDecimal percent;
  private final long numerator;
  private final long denominator;

  private Buffer(BigDecimal percent) {
    this.percent = percent;
    BigDecimal fraction = percent.movePointLeft(2);
    this.denominator = BigInteger.TEN.pow(Math.max(0, fraction.scale())).longValueExact();
    this.numerator = fraction.multiply(BigDecimal.valueOf(denominator)).longValueExact();
  }

  /**
   * Returns the buffer of so many percent, clamped to 0 to 100.
   *
   * @param percent any number
   */
  public static Buffer ofPercent(BigDecimal percent) {
    if (percent.signum() <= 0) {
      return NONE;
    }
    if (percent.compareTo(HUNDRED) >= 0) {
      return new Buffer(HUNDRED);
    }
    if (percent.compareTo(SMALLEST) <= 0) {
      return new Buffer(SMALLEST);
    }
    BigDecimal bounded =
        percent.scale() > MOST_DECIMALS
            ? percent.setScale(MOST_DECIMALS, RoundingMode.UP)
            : percent;
    return new Buffer(new BigDecimal(bounded.stripTrailingZeros().toPlainString()));
  }

  /**
   * Reads the buffer that a text gives, a decimal number of percent; empty for a blank or anything
   * that is not such a number, for which {@link #DEFAULT} stands.
   */
  public static Optional<Buffer> parse(String text) {
    String number = text.strip();
    return DECIMAL.matcher(number).matches()
        ? Optional.of(ofPercent(decimal(number)))
        : Optional.empty();
  }

  /** Returns the number; of an absurdly long text only the digits of a double. */
  private static BigDecimal decimal(String number) {
    return SHORT.matcher(number).matches()
        ? new BigDecimal(number)
        : BigDecimal.valueOf(Math.max(0, Math.min(100, Double.parseDouble(number))));
  }

  /** The percentage, from 0 to 100. */
  public BigDecimal percent() {
    return percent;
  }

  /** Whether nothing is kept back. */
  public boolean isNone() {
    return numerator == 0;
  }

  /**
   * Returns what is kept back of a limit, rounded up.
   *
   * @param max the limit, in any unit, not negative
   */
  public long reserve(long max) {
    if (Math.multiplyHigh(max, numerator) == 0 && max * numerator >= 0) {
      long product = max * numerator;
      return product / denominator + (product % denominator == 0 ? 0 : 1);
    }
    return BigDecimal.valueOf(max)
        .multiply(percent.movePointLeft(2))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Buffer buffer
        && numerator == buffer.numerator
        && denominator == buffer.denominator;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * numerator + denominator);
  }

  @Override
  public String toString() {
    return percent.toPlainString() + " %";
  }
}
