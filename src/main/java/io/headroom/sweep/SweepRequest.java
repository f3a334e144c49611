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

  /** Returns the request for a sweep over the whole catalogue that writes. */
  public static SweepRequest all(String trigger) {
    return writing(trigger, Scope.ALL);
  }

  /** Returns the request for a sweep that writes. */
  public static SweepRequest writing(String trigger, Scope scope) {
    return new SweepRequest(trigger, scope, false, false);
  }

  /** Returns the request of somebody who wants the stock written now. */
  public static SweepRequest sync(Scope scope) {
    return writing("sync", scope);
  }

  /** Returns the request for what would be written, and what the other set of rules gives. */
  public static SweepRequest plan(Scope scope) {
    return comparing("plan", scope);
  }

  /** Returns the request for what both sets of rules give. */
  public static SweepRequest compare(Scope scope) {
    return comparing("compare", scope);
  }

  /** Returns the request for the arithmetic of one product. */
  public static SweepRequest explain(long product) {
    return comparing("explain", Scope.of(Set.of(product)));
  }

  /** Returns the request for what can be computed at all. */
  public static SweepRequest check() {
    return new SweepRequest("check", Scope.ALL, true, false);
  }

  private static SweepRequest comparing(String trigger, Scope scope) {
    return new SweepRequest(trigger, scope, true, true);
  }
}
