package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.ResourceFit;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Product;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the other set of rules gives another number, and why.
 *
 * @param other the other set of rules
 * @param qty the number that it gives
 * @param causes what makes the difference
 */
public record Difference(RuleSet other, long qty, Set<Cause> causes) {

  /** Creates a difference. */
  public Difference {
    causes = Collections.unmodifiableSet(new LinkedHashSet<>(causes));
  }

  /**
   * What the panel rules do and the module rules do not.
   *
   * @param term the term that answers show, such as {@code local-pool}
   * @param words what they do, in words
   */
  public record Cause(String term, String words) {

    /** Hidden locations, and a default group that an ordered location replaces, do not count. */
    public static final Cause LOCATIONS =
        new Cause("locations", "count only the hypervisor groups that a customer can order");

    /** A node's default mountpoint may be of the storage type that the package names. */
    public static final Cause LOCAL_POOL =
        new Cause("local-pool", "let the default mountpoint serve its own storage type");

    /** A VPS may have no address of its own. */
    public static final Cause NO_ADDRESS =
        new Cause("no-address", "let a VPS without an IPv4 address of its own take none");

    /** Returns the cause that a resource is which the panel rules alone heed; else none. */
    static Optional<Cause> of(Limit resource) {
      return resource.panelRules().map(words -> new Cause(resource.term(), words));
    }

    /** Every cause that there is. */
    public static List<Cause> all() {
      Stream<Cause> resources = Limit.resources().stream().map(Cause::of).flatMap(Optional::stream);
      return Stream.concat(resources, Stream.of(LOCATIONS, LOCAL_POOL, NO_ADDRESS)).toList();
    }
  }

  static Difference of(
      Product product, long qty, Optional<Demand> demand, Answers answers, StockRules rules) {
    Set<Cause> causes = new LinkedHashSet<>();
    if (!product.groups(RuleSet.MODULE).equals(product.groups(RuleSet.PANEL))) {
      causes.add(Cause.LOCATIONS);
    }
    demand.ifPresent(
        asked ->
            answers
                .found(product.groups(RuleSet.PANEL))
                .forEach(fits -> addCauses(fits, asked, causes)));
    return new Difference(rules.rules().other(), qty, causes);
  }

  private static void addCauses(GroupFits fits, Demand demand, Set<Cause> causes) {
    fits.group().nodes().stream()
        .filter(Hypervisor::counts)
        .forEach(node -> addCauses(node, demand, causes));
    Footprint vps = demand.footprint();
    if (vps.ipv4(RuleSet.PANEL) == 0 && fits.capacity(demand, RuleSet.MODULE).isCapped()) {
      causes.add(Cause.NO_ADDRESS);
    }
  }

  private static void addCauses(Hypervisor node, Demand demand, Set<Cause> causes) {
    Cause.of(node.capacity(demand, RuleSet.PANEL).limit()).ifPresent(causes::add);
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
            causes.stream().map(Cause::words).collect(Collectors.joining(" and ")));
  }
}
