package io.headroom.rig;

import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.SharedStorage;
import io.headroom.reservation.UnpaidLimits;
import io.headroom.rig.Nodes.Node;
import io.headroom.rig.Rows.Row;
import io.headroom.stock.Answers;
import io.headroom.stock.Decision;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;
import io.headroom.stock.GroupFits;
import io.headroom.stock.Held;
import io.headroom.stock.Ledger;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Planner;
import io.headroom.stock.StockRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a panel answers in a sweep, and what comes of it, for tests. */
public final class Plans {

  /** The settings as they are where nobody changed them. */
  public static final StockRules DEFAULTS = rules(RuleSet.MODULE);

  private Plans() {}

  /** Returns the settings as they are where nobody changed more than the rules. */
  public static StockRules rules(RuleSet rules) {
    return new StockRules(rules, 2_147_483_647, 9_999);
  }

  /** Returns a panel that was asked nothing so far. */
  public static Panel panel() {
    return new Panel();
  }

  /** Returns a product whose qty is decided, held against the qty before. */
  public static PlannedProduct decided(long id, long before, long qty) {
    return planned(id, before, new Decided(qty, Limit.MEMORY, "memory limits it"));
  }

  /** Returns a product that stays as it is. */
  public static PlannedProduct untouched(long id, long before) {
    return planned(id, before, new Untouched(Cause.UNKNOWN, "timeout"));
  }

  /** Returns a product of which this is decided, held against the qty before. */
  public static PlannedProduct planned(long id, long before, Decision decision) {
    return PlannedProduct.of(
        Rows.product(id).qty(before).read(), before, decision, List.of(), OptionalLong.empty());
  }

  /** Returns a plan of these products. */
  public static Plan plan(PlannedProduct... products) {
    return new Plan(List.of(products));
  }

  /** Returns what the ledger holds after a first sweep with this plan. */
  public static Ledger ledger(PlannedProduct... products) {
    return Ledger.of(Ledger.EMPTY.news(plan(products)));
  }

  /** What a panel answers, in the making. */
  public static final class Panel {

    private final Map<Long, Lookup<VpsPackage>> packages = new HashMap<>();
    private final Map<Long, Lookup<GroupFits>> groups = new HashMap<>();
    private final Map<Long, GroupFits> before = new HashMap<>();

    private Panel() {}

    /** Lets the panel have package 7, of which one VPS takes 10 MB of memory. */
    public Panel packageOf10Mb() {
      return vpsPackage(Nodes.vps().memory(10).vpsPackage(7));
    }

    /** Lets the panel have a package. */
    public Panel vpsPackage(VpsPackage found) {
      packages.put(found.id(), new Lookup.Found<>(found));
      return this;
    }

    /** Lets the panel have no such package. */
    public Panel packageMissing(long id) {
      packages.put(id, new Lookup.Missing<>());
      return this;
    }

    /** Lets the panel give no answer about a package. */
    public Panel packageUnknown(long id, String reason) {
      packages.put(id, new Lookup.Unknown<>(reason));
      return this;
    }

    /** Lets the panel have a group of these nodes. */
    public Panel group(long id, Node... nodes) {
      return group(Nodes.group(id, nodes));
    }

    /** Lets the panel have a group. */
    public Panel group(HypervisorGroup found) {
      groups.put(found.id(), new Lookup.Found<>(GroupFits.of(found, List.of(), List.of())));
      return this;
    }

    /** Lets a group have orders that are not built, of which unpaid ones may keep half. */
    public Panel ordered(long id, Reservation... orders) {
      Held held = new Held(List.of(orders), new UnpaidLimits(3, 50), SharedStorage.NONE);
      groups.computeIfPresent(id, (same, known) -> known.map(fits -> reserved(fits, held)));
      return this;
    }

    /** Lets a group be silent, of which figures from before are known. */
    public Panel groupFellSilent(long id, String reason) {
      answers()
          .group(id)
          .<Optional<GroupFits>>fold(Optional::of, Optional::empty, unknown -> Optional.empty())
          .ifPresent(fits -> before.put(id, fits));
      return groupUnknown(id, reason);
    }

    private static GroupFits reserved(GroupFits fits, Held held) {
      return GroupFits.of(fits.group(), held, fits.sold(), List.of(), List.of());
    }

    /** Lets the panel have no such group. */
    public Panel groupMissing(long id) {
      groups.put(id, new Lookup.Missing<>());
      return this;
    }

    /** Lets the panel give no answer about a group. */
    public Panel groupUnknown(long id, String reason) {
      groups.put(id, new Lookup.Unknown<>(reason));
      return this;
    }

    /** Returns the answers. */
    public Answers answers() {
      return new Answers(Map.copyOf(packages), Map.copyOf(groups), Map.copyOf(before));
    }

    /** Returns the plan for some products by these settings, also by the other set of rules. */
    public Plan plan(StockRules settings, Row... products) {
      return new Planner(settings, answers(), true)
          .plan(new Catalogue(Arrays.stream(products).map(Row::read).toList()));
    }

    /** Returns the plan for one product by these settings. */
    public PlannedProduct planned(StockRules settings, Row product) {
      return plan(settings, product).products().get(0);
    }

    /** Returns what is decided about a product by these settings. */
    public Decision decide(StockRules settings, Row product) {
      return planned(settings, product).decision();
    }

    /** Returns the qty of a product by these settings. */
    public long qty(StockRules settings, Row product) {
      return decide(settings, product)
          .fold(
              Decided::qty,
              untouched -> {
                throw new AssertionError("No qty: " + untouched.reason());
              });
    }
  }
}
