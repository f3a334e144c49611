package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import java.math.BigInteger;

/**
 * The unit in which parts of a VPS are counted: the common denominator of what one VPS needs of
 * each resource, so that sums and comparisons of parts are exact.
 *
 * <p>Where the common denominator is above {@value #FINEST}, which no real sizes reach, parts are
 * rounded to so many a VPS, always to the side that sells less.
 *
 * @param one how many units a whole VPS has
 */
record Scale(long one) {

  /** The most units that a whole VPS has. */
  static final long FINEST = 1L << 31;

  /** The scale on which wholes alone are whole. */
  static final Scale WHOLES = new Scale(1);

  /** Returns the scale on which parts of what this VPS needs of each resource are whole. */
  static Scale of(Footprint vps) {
    Scale scale = WHOLES;
    for (Limit resource : Limit.resources()) {
      scale = scale.with(vps.need(resource));
    }
    return scale;
  }

  /** Returns this scale, or a finer one on which parts with this denominator are whole too. */
  Scale with(long denominator) {
    if (denominator <= 1 || one % denominator == 0) {
      return this;
    }
    long factor = denominator / greatestCommonDivisor(denominator, one);
    return new Scale(factor > FINEST / one ? FINEST : one * factor);
  }

  /** Returns a part in units, rounded up: what a reservation weighs. */
  long up(long numerator, long denominator) {
    return part(numerator, denominator, 1);
  }

  /** Returns a part in units, rounded down: what a place costs. */
  long down(long numerator, long denominator) {
    return part(numerator, denominator, 0);
  }

  private long part(long numerator, long denominator, long forRest) {
    if (numerator <= FINEST) {
      long units = numerator * one;
      return units / denominator + (units % denominator == 0 ? 0 : forRest);
    }
    BigInteger[] units =
        BigInteger.valueOf(numerator)
            .multiply(BigInteger.valueOf(one))
            .divideAndRemainder(BigInteger.valueOf(denominator));
    return units[0]
        .add(BigInteger.valueOf(units[1].signum() * forRest))
        .min(BigInteger.valueOf(Saturating.MOST))
        .longValueExact();
  }

  /** Returns how many whole VPSes so many units are, rounded up. */
  long wholeUp(long units) {
    return units / one + (units % one == 0 ? 0 : 1);
  }

  private static long greatestCommonDivisor(long one, long other) {
    long larger = one;
    long smaller = other;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }
}
