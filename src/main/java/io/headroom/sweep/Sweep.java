package io.headroom.sweep;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Exclusions;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.stock.Answers;
import io.headroom.stock.Decision;
import io.headroom.stock.GroupFits;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.Planner;
import io.headroom.stock.StockRules;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One pass over the catalogue, as far as it has come.
 *
 * <p>It travels with the exchange as the property {@value #PROPERTY}; each step of the route {@code
 * sweep} adds its part. No method takes an exchange: Camel's bean component remembers every object
 * of a class with such a method that a route's expression names, and would keep the last 1,000
 * sweeps.
 */
public final class Sweep {

  /** The exchange property that holds the sweep. */
  public static final String PROPERTY = "sweep";

  private static final String PAUSED =
      "it may not be written: somebody asked for a pause and nobody resumed";

  private static final String STOPPING = "it may not be written: the process stops";

  private final SweepRequest request;
  private final StockRules rules;
  private final Mode mode;
  private final BooleanSupplier paused;
  private final Instant at;
  private final Meters.Reading start;
  private final LastAnswer<Inquiry, Map<Long, Set<Demand>>> inquiries;
  private final Map<Long, Lookup<VpsPackage>> packages = new ConcurrentHashMap<>();
  private final Map<Long, Lookup<GroupFits>> groups = new ConcurrentHashMap<>();
  private final Map<Long, Decision> adjustments = new ConcurrentHashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private Map<Long, Set<Demand>> demands = Map.of();
  private volatile Set<Long> staleGroups = Set.of();
  private volatile Set<Long> stalePackages = Set.of();
  private volatile Catalogue catalogue = new Catalogue(List.of());
  private volatile Lookup<Exclusions> exclusions = new Lookup.Found<>(Exclusions.NONE);
  private volatile Answers answers = new Answers(Map.of(), Map.of());
  private volatile Plan plan = new Plan(List.of());
  private volatile boolean acting;
  private volatile boolean writing;
  private volatile boolean abandoned;

  Sweep(
      SweepRequest request,
      StockRules rules,
      Mode mode,
      BooleanSupplier paused,
      Instant at,
      Meters.Reading start,
      LastAnswer<Inquiry, Map<Long, Set<Demand>>> inquiries) {
    this.request = request;
    this.rules = rules;
    this.mode = mode;
    this.paused = paused;
    this.at = at;
    this.start = start;
    this.inquiries = inquiries;
  }

  /** What was asked for. */
  public SweepRequest request() {
    return request;
  }

  /** The settings that decide a qty. */
  public StockRules rules() {
    return rules;
  }

  /** Whether decisions reach the shop. */
  public Mode mode() {
    return mode;
  }

  /** When it began. */
  public Instant at() {
    return at;
  }

  Meters.Reading start() {
    return start;
  }

  /**
   * Whether anything may be written or announced: the one gate before every effect of a sweep. When
   * the process stops, what is not written yet is left to the next one; a pause that comes when
   * this was true is for the next sweep, so that none is recorded that was half held back.
   */
  public boolean mayAct() {
    acting = acting || !(request.dry() || abandoned || paused.getAsBoolean());
    return acting && !abandoned;
  }

  /** Takes the changes that nobody may write back from the plan, unless it was but a plan. */
  void holdBack() {
    if (!request.dry() && !acting) {
      plan = plan.heldBack(abandoned ? STOPPING : PAUSED);
    }
  }

  void abandon() {
    abandoned = true;
  }

  /** Whether there is a qty to write, and it may be. */
  public boolean mayWriteStock() {
    return mayAct() && mode == Mode.WRITE && plan.hasChanges();
  }

  /** Whether a qty may have been written already. */
  boolean isWriting() {
    return writing;
  }

  public void beginToWrite() {
    writing = true;
  }

  /** The products that are swept. */
  public Catalogue catalogue() {
    return catalogue;
  }

  public void catalogued(Catalogue read) {
    staleGroups = request.scope().staleGroups(read);
    stalePackages = request.scope().stalePackages(read);
    catalogue = request.scope().in(read);
  }

  /** The ids of the groups of which nothing counts that the panel said before. */
  public Set<Long> staleGroups() {
    return staleGroups;
  }

  /** The ids of the packages of which nothing counts that the panel said before. */
  public Set<Long> stalePackages() {
    return stalePackages;
  }

  /** The plan, once it is made. */
  public Plan plan() {
    return plan;
  }

  public void planned(Plan made) {
    plan = made;
  }

  public void adjusted(long product, Decision decision) {
    adjustments.put(product, decision);
  }

  /** Takes the decisions that an integrator's route made of the plan's into the plan. */
  public void adjust() {
    plan = plan.decide(Map.copyOf(adjustments));
  }

  /** What the panel answered, once all is gathered. */
  public Answers answers() {
    return answers;
  }

  public void answered(long vpsPackage, Lookup<VpsPackage> answer) {
    packages.put(vpsPackage, answer);
    lookups.incrementAndGet();
  }

  public void fits(long group, Lookup<GroupFits> answer) {
    groups.put(group, answer);
    lookups.incrementAndGet();
  }

  public void exclude(Lookup<Exclusions> excluded) {
    exclusions = excluded;
  }

  public Lookup<Exclusions> exclusions() {
    return exclusions;
  }

  public void gathered() {
    answers = new Answers(Map.copyOf(packages), Map.copyOf(groups));
  }

  public void doubt(Set<Long> packageIds, Set<Long> groupIds, String reason) {
    answers = answers.doubting(packageIds, groupIds, reason);
  }

  public Planner planner() {
    return new Planner(rules, answers, request.comparing());
  }

  /** How many packages and groups were looked up so far. */
  public int lookups() {
    return lookups.get();
  }

  /** The sets of rules that are computed. */
  public Set<RuleSet> ruleSets() {
    return request.comparing() ? EnumSet.allOf(RuleSet.class) : EnumSet.of(rules.rules());
  }

  /** The ids of the packages that are looked up. */
  public List<Long> packageIds() {
    return catalogue.packageIds();
  }

  /** The ids of the groups that are looked up, once the packages are known. */
  public List<Long> groupIds() {
    return List.copyOf(demands().keySet());
  }

  /** What is asked of a group by the products that can be sold and may be placed there. */
  public Set<Demand> demands(long group) {
    return demands().getOrDefault(group, Set.of());
  }

  private synchronized Map<Long, Set<Demand>> demands() {
    if (demands.isEmpty()) {
      demands = inquiries.to(new Inquiry(catalogue, Map.copyOf(packages), ruleSets()));
    }
    return demands;
  }
}
