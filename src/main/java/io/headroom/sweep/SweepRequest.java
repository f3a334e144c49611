package io.headroom.sweep;

import io.headroom.catalogue.Scope;
import java.util.Set;

/**
 * What a sweep is asked for.
 *
 * @param trigger who asks, as the ledger records it
 * @param scope what is looked at
 * @param dry whether nothing at all may be written or announced
 * @param comparing whether the other set of rules is computed too
 */
public record SweepRequest(String trigger, Scope scope, boolean dry, boolean comparing) {

  /**
   * Creates a request.
   *
   * @param only the ids of the products to sweep; empty for all
   */
  public SweepRequest(String trigger, Set<Long> only, boolean dry, boolean comparing) {
    this(trigger, Scope.of(only), dry, comparing);
  }

  /** Returns the request for a sweep over the whole catalogue that writes. */
  public static SweepRequest all(String trigger) {
    return writing(trigger, Scope.ALL);
  }

  /** Returns the request for a sweep that writes. */
  public static SweepRequest writing(String trigger, Scope scope) {
    return new SweepRequest(trigger, scope, false, false);
  }
}
