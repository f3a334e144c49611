package io.headroom.capacity;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What binds a number, with its term, its label and its words. The first ones are the limiting
 * resources of a node; ties between them go to the one declared first.
 */
public enum Limit {
  /** Memory of the nodes. */
  MEMORY("memory", "memory", "MB memory"),
  /** CPU cores of the nodes. */
  CPU("CPU cores", "CPU cores", "CPU cores"),
  /** Storage of the nodes. */
  STORAGE("storage", "storage", "GB storage"),
  /** The number of servers that a node may hold ({@link RuleSet#PANEL} only). */
  SERVERS(
      "servers",
      "servers that a node may hold",
      "servers",
      1,
      "consider how many servers a node may hold"),
  /** Free IPv4 addresses. */
  IPV4(
      "IPv4 addresses",
      "free IPv4 addresses",
      "IPv4",
      0,
      "consider the free IPv4 addresses of each node"),
  /** A node has no pool of the storage type that the package names. */
  NO_POOL("no storage pool of the type", "storage pools of the type that its package names"),
  /** No node of the group counts. */
  NO_NODE("no hypervisor that counts", "hypervisors that take new VPSes"),
  /** The qty is 0, and only the buffer makes it so. */
  BUFFER("the buffer", "room beyond the buffer"),
  /** The package is missing or disabled. */
  PACKAGE("the package", "a package that is for sale"),
  /** Every hypervisor group is missing. */
  GROUP("the hypervisor groups", "a hypervisor group that the panel has"),
  /** The qty is 0, and only what is ordered and not built makes it so. */
  RESERVED("what is ordered and not built", "room beyond what is ordered and not built"),
  /** The largest qty that the settings allow. */
  MAX_QTY("the largest qty", "the largest qty that the settings allow"),
  /** An integrator's route lowered the number. */
  ADJUSTED("a route", "a route that lowered the number"),
  /** No quota limits the product. */
  UNBOUNDED("no limit", "nothing");

  private static final List<Limit> RESOURCES =
      Arrays.stream(values()).filter(Limit::isResource).toList();

  private final String term = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String label;
  private final String words;
  private final String unit;
  private final long usualNeed;
  private final String panelRules;

  Limit(String label, String words) {
    this(label, words, "", 0, "");
  }

  /** A resource that both sets of rules heed, and of which a buffer is kept back. */
  Limit(String label, String words, String unit) {
    this(label, words, unit, 0, "");
  }

  /** A resource that the panel rules alone heed, and of which no buffer is kept back. */
  Limit(String label, String words, String unit, long usualNeed, String panelRules) {
    this.label = label;
    this.words = words;
    this.unit = unit;
    this.usualNeed = usualNeed;
    this.panelRules = panelRules;
  }

  /** The limiting resources of a node, in the order in which ties between them are decided. */
  public static List<Limit> resources() {
    return RESOURCES;
  }

  /** Returns an unmodifiable copy of values by limit, in the order of the limits. */
  static <V> Map<Limit, V> copy(Map<Limit, V> values) {
    Map<Limit, V> copy = new EnumMap<>(Limit.class);
    copy.putAll(values);
    return Collections.unmodifiableMap(copy);
  }

  /** The term that plans, explanations and the ledger show, such as {@code no-pool}. */
  public String term() {
    return term;
  }

  /** The name that short lines and tables show, such as {@code IPv4 addresses}. */
  public String label() {
    return label;
  }

  /** What there is too little of, for a sentence, such as {@code free IPv4 addresses}. */
  public String words() {
    return words;
  }

  /** Whether it is a resource of a node, of which a VPS takes some. */
  public boolean isResource() {
    return !unit.isEmpty();
  }

  /** Returns an amount of this resource in words, such as {@code 2048 MB memory}. */
  public String amount(long number) {
    return number + " " + unit;
  }

  /** What the panel rules do and the module rules do not; empty where both heed the resource. */
  public Optional<String> panelRules() {
    return Optional.of(panelRules).filter(what -> !what.isEmpty());
  }

  /** Whether a set of rules heeds this resource on each node. */
  boolean isHeededBy(RuleSet rules) {
    return rules == RuleSet.PANEL || panelRules.isEmpty();
  }

  /** Returns what of a product's buffer is kept back of this resource. */
  Buffer kept(Buffer buffer) {
    return panelRules.isEmpty() ? buffer : Buffer.NONE;
  }

  /** What a VPS takes where its footprint does not say. */
  long usualNeed() {
    return usualNeed;
  }
}
