package io.headroom.stock;

import java.util.Map;
import java.util.Set;

/**
 * What the writing of a plan's changes came to.
 *
 * @param contended the products that somebody else changed since they were read
 * @param failed the products whose row could not be written, and why
 */
public record Writing(Set<Long> contended, Map<Long, String> failed) {

  /** Every row was written. */
  public static final Writing COMPLETE = new Writing(Set.of(), Map.of());

  private static final String CONTENDED =
      "its qty was changed by somebody else since it was read; the next sweep decides again";

  PlannedProduct apply(PlannedProduct product) {
    String failure = failed.get(product.id());
    if (failure != null) {
      return product.became(Outcome.FAILED, failure);
    }
    return contended.contains(product.id())
        ? product.became(Outcome.CONTENDED, CONTENDED)
        : product;
  }
}
