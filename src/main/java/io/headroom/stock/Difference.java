package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.ResourceFit;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Product;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the other set of rules gives another number, and why.
 *
 * @param other the other set of rules
 * @param qty the number that it gives
 * @param causes what makes the difference
 */
public record Difference(RuleSet other, long qty, Set<Cause> causes) {

  /** What the panel rules heed and the module rules leave out. */
  public enum Cause {
    /**
     * Hidden locations, and a default group that an ordered location replaces, cannot be ordered.
     */
    LOCATIONS("count only the hypervisor groups that a customer can order"),
    /** A node may hold only so many servers. */
    SERVERS("heed how many servers a node may hold"),
    /** A node has only so many free addresses. */
    IPV4("heed the free IPv4 addresses of each node"),
    /** A node's default mountpoint may be of the storage type that the package names. */
    LOCAL_POOL("let the default mountpoint serve its own storage type");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /** The term that answers show, such as {@code local-pool}. */
    public String term() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Difference of(
      Product product, long qty, Optional<Demand> demand, Answers answers, StockRules rules) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    if (!product.groups(RuleSet.MODULE).equals(product.groups(RuleSet.PANEL))) {
      causes.add(Cause.LOCATIONS);
    }
    demand.ifPresent(
        asked ->
            answers
                .found(product.groups(RuleSet.PANEL))
                .flatMap(fits -> fits.group().nodes().stream())
                .filter(Hypervisor::counts)
                .forEach(node -> addCauses(node, asked, causes)));
    return new Difference(rules.rules().other(), qty, causes);
  }

  private static void addCauses(Hypervisor node, Demand demand, Set<Cause> causes) {
    Limit limit = node.capacity(demand, RuleSet.PANEL).limit();
    if (limit == Limit.SERVERS) {
      causes.add(Cause.SERVERS);
    }
    if (limit == Limit.IPV4) {
      causes.add(Cause.IPV4);
    }
    if (!storage(node, demand, RuleSet.PANEL).equals(storage(node, demand, RuleSet.MODULE))) {
      causes.add(Cause.LOCAL_POOL);
    }
  }

  private static Optional<ResourceFit> storage(Hypervisor node, Demand demand, RuleSet rules) {
    return node.fits(demand, rules).stream()
        .filter(fit -> fit.resource() == Limit.STORAGE || fit.resource() == Limit.NO_POOL)
        .findFirst();
  }

  /** The difference in words. */
  public String sentence() {
    return "By the %s rules it would be %d: the panel rules, unlike the module rules, %s."
        .formatted(
            other.term(),
            qty,
            causes.stream().map(cause -> cause.words).collect(Collectors.joining(" and ")));
  }
}
