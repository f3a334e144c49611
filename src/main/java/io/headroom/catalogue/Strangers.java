package io.headroom.catalogue;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Products that were asked for and whose stock Headroom does not keep.
 *
 * @param ids their ids
 */
public record Strangers(SortedSet<Long> ids) {

  /** Returns these products as strangers. */
  public static Strangers of(Collection<Long> ids) {
    return new Strangers(new TreeSet<>(ids));
  }

  /**
   * Returns those that were asked for and that are in no row that Headroom keeps.
   *
   * @param asked the ids that were asked for
   * @param rows products of the shop
   */
  public static Strangers among(Collection<Long> asked, Collection<ProductRow> rows) {
    Set<Long> kept =
        rows.stream()
            .filter(ProductRow::isKept)
            .map(ProductRow::id)
            .collect(Collectors.toUnmodifiableSet());
    return of(asked.stream().filter(id -> !kept.contains(id)).toList());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return ids.isEmpty();
  }

  /** Returns in words that Headroom does not keep them. */
  public String sentence() {
    String text = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return ids.size() == 1
        ? "product " + text + " is not a VirtFusionDirect product under stock control"
        : "products " + text + " are not VirtFusionDirect products under stock control";
  }
}
