package io.headroom.route;

import java.util.Set;

/**
 * What a sweep is asked for.
 *
 * @param trigger who asks, as the ledger records it
 * @param only the ids of the products to sweep; empty for all
 * @param dry whether nothing at all may be written or announced
 * @param comparing whether the other set of rules is computed too
 */
public record SweepRequest(String trigger, Set<Long> only, boolean dry, boolean comparing) {

  /** Creates a request. */
  public SweepRequest {
    only = Set.copyOf(only);
  }

  /** Returns the request for a sweep over the whole catalogue that writes. */
  public static SweepRequest all(String trigger) {
    return new SweepRequest(trigger, Set.of(), false, false);
  }
}
