package io.headroom.stock;

import io.headroom.capacity.Lookup;
import java.util.Optional;

/**
 * What the panel answered about one group that a product may be placed in.
 *
 * @param group the hypervisor group's id
 * @param stock what the group has of the product
 * @param before what it had by the last figures, where nothing is known now
 */
public record GroupAnswer(long group, Lookup<GroupStock> stock, Optional<GroupStock> before) {

  /** Returns an answer without any figures from before. */
  static GroupAnswer of(long group, Lookup<GroupStock> stock) {
    return new GroupAnswer(group, stock, Optional.empty());
  }

  /** What the group has, if the panel told it. */
  public Optional<GroupStock> found() {
    return stock.fold(Optional::of, Optional::empty, reason -> Optional.empty());
  }

  /** Why nothing is known about the group, if so. */
  public Optional<String> unknown() {
    return stock.fold(
        found -> Optional.empty(),
        Optional::empty,
        reason -> Optional.of("hypervisor group " + group + ": " + reason));
  }

  /** Returns the answer of the last figures in place of Unknown. */
  GroupAnswer asBefore() {
    return before.map(stood -> of(group, new Lookup.Found<>(stood))).orElse(this);
  }
}
