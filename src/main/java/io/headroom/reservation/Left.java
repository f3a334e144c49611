package io.headroom.reservation;

import io.headroom.capacity.Fit;

/**
 * How many VPSes of a product a group can still take when everything that is reserved in it is
 * built, wherever the panel places it.
 *
 * @param fit how many: the sum less what is taken, or the IPv4 cap if that is less
 * @param sum the sum over the nodes, after the addresses and the shared storage that are reserved
 * @param taken how many of the sum the reservations may take at most
 * @param ipv4Cap how many the free addresses allow after the reserved ones; no limit where no node
 *     reports them
 */
public record Left(Fit fit, Fit sum, long taken, Fit ipv4Cap) {

  static Left of(Fit sum, long taken, Fit ipv4Cap) {
    Fit rest = sum.isUnlimited() ? sum : new Fit(Saturating.minus(sum.count(), taken));
    return new Left(rest.least(ipv4Cap), sum, taken, ipv4Cap);
  }
}
