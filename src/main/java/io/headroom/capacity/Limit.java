package io.headroom.capacity;

import java.util.Locale;

/** What binds a number; ties between resources go to the one declared first. */
public enum Limit {
  /** Memory of the nodes. */
  MEMORY,
  /** CPU cores of the nodes. */
  CPU,
  /** Storage of the nodes. */
  STORAGE,
  /** The number of servers that a node may hold ({@link RuleSet#PANEL} only). */
  SERVERS,
  /** Free IPv4 addresses. */
  IPV4,
  /** A node has no pool of the storage type that the package names. */
  NO_POOL,
  /** No node of the group counts. */
  NO_NODE,
  /** The qty is 0, and only the buffer makes it so. */
  BUFFER,
  /** The package is missing or disabled. */
  PACKAGE,
  /** Every hypervisor group is missing. */
  GROUP,
  /** The largest qty that the settings allow. */
  MAX_QTY,
  /** An integrator's route lowered the number. */
  ADJUSTED,
  /** No quota limits the product. */
  UNBOUNDED;

  private final String term = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The term that plans, explanations and the ledger show, such as {@code no-pool}. */
  public String term() {
    return term;
  }
}
