package io.headroom.sweep;

import io.headroom.capacity.Demand;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.reservation.OrderFindings;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.SharedStorage;
import io.headroom.stock.Answers;
import io.headroom.stock.Decision;
import io.headroom.stock.GroupAnswer;
import io.headroom.stock.Held;
import io.headroom.stock.Mode;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Planner;
import io.headroom.stock.StockRules;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

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

  private final SweepStart start;
  private final WritePermit permit;
  private final Memo<Inquiry, Map<Long, Set<Demand>>> inquiries;
  private final LongSupplier ticker;
  private final Gathering gathering = new Gathering();
  private final Map<Long, Decision> adjustments = new ConcurrentHashMap<>();
  private Map<Long, Set<Demand>> demands = Map.of();
  private volatile SweptProducts products = SweptProducts.NONE;
  private volatile Answers answers = new Answers(Map.of(), Map.of());
  private volatile List<Long> orderedPackages = List.of();
  private volatile OrderFindings findings = OrderFindings.NONE;
  private volatile Optional<Reservations> reservations = Optional.empty();
  private volatile Plan plan = new Plan(List.of());
  private volatile Optional<Ruling> ruling = Optional.empty();
  private volatile boolean writing;
  private volatile long cataloguedAt;

  Sweep(
      SweepStart start,
      BooleanSupplier paused,
      Memo<Inquiry, Map<Long, Set<Demand>>> inquiries,
      LongSupplier ticker) {
    this.start = start;
    this.ticker = ticker;
    this.permit = new WritePermit(start.request().dry(), paused);
    this.inquiries = inquiries;
  }

  /** What was asked for. */
  public SweepRequest request() {
    return start.request();
  }

  /** The settings that decide a qty. */
  public StockRules rules() {
    return start.rules();
  }

  /** Whether decisions reach the shop. */
  public Mode mode() {
    return start.mode();
  }

  /** When it began. */
  public Instant at() {
    return start.at();
  }

  /** What the process had cost others when it began. */
  Meters.Reading meters() {
    return start.meters();
  }

  /** Claims the right to write and to announce. {@link #mayAct} then says whether it is granted. */
  void claim() {
    permit.claim();
  }

  /**
   * Whether anything may be written or announced now: the one gate before every effect of a sweep.
   * It may if the right was claimed and granted, and the process does not stop.
   */
  public boolean mayAct() {
    return permit.isValid();
  }

  /** Takes back the changes that may not be written, unless only a plan was asked for. */
  void holdBack() {
    permit.refusal().ifPresent(why -> plan = plan.heldBack(why));
  }

  void abandon() {
    permit.abandon();
  }

  /** Whether there is a qty to write, and it may be. */
  public boolean mayWriteStock() {
    return mayAct() && mode() == Mode.WRITE && plan.hasChanges();
  }

  /** Whether a qty may have been written already. */
  boolean isWriting() {
    return writing;
  }

  /** Takes note that from now on a qty may have been written. */
  public void beginToWrite() {
    writing = true;
  }

  /** The products that are swept. */
  public Catalogue catalogue() {
    return products.catalogue();
  }

  /** Takes the catalogue of the shop, of which the request's part is swept. */
  public void catalogued(Catalogue read) {
    cataloguedAt = ticker.getAsLong();
    products = SweptProducts.of(request().scope(), read);
  }

  /** When the products had been read, in elapsed time. */
  public long cataloguedAt() {
    return cataloguedAt;
  }

  /** Sweeps every product too that may be placed in one of these groups. */
  public void widen(Set<Long> groups) {
    products = products.with(groups);
  }

  /**
   * The products that are swept, and those that share nodes with them where that is needed: to
   * share last places out, and to show how many orders build, whatever they are.
   */
  public Catalogue companions() {
    boolean needed = rules().lastPlaces() > 0 || request().comparing();
    return needed ? products.companions() : catalogue();
  }

  /** When the oldest figures were asked for that the decision about a product is made of. */
  public long figuresAt(PlannedProduct planned) {
    return gathering.oldestFigures(
        planned.groups().stream().map(GroupAnswer::group).toList(), ticker.getAsLong());
  }

  /**
   * Returns what keeps room in a group beside figures of it; empty where it is not known whether
   * something was built since they were asked for.
   *
   * @param requestedAt when the request for their first page was sent, in elapsed time
   */
  public Optional<Held> held(long group, long requestedAt) {
    SharedStorage shared = rules().shared();
    if (reservations.isEmpty()) {
      return Optional.of(
          shared.types().isEmpty()
              ? Held.NOTHING
              : new Held(List.of(), Held.NOTHING.limits(), shared));
    }
    Reservations read = reservations.get();
    List<Reservation> here = read.in(group, requestedAt);
    return Optional.of(new Held(here, read.limits(), shared))
        .filter(held -> read.attendance().knows(requestedAt));
  }

  /** The ids of the groups that the panel must be asked about anew. */
  public Set<Long> staleGroups() {
    return products.staleGroups();
  }

  /** The ids of the packages that the panel must be asked about anew. */
  public Set<Long> stalePackages() {
    return products.stalePackages();
  }

  /** Takes what is ordered and not built, as it was read. */
  public void reserved(Reservations read) {
    reservations = Optional.of(read);
  }

  /** Takes the packages that must be looked up to tell what orders take. */
  public void ordered(List<Long> packageIds) {
    orderedPackages = List.copyOf(packageIds);
  }

  /** Takes what there is to say of the orders. */
  void found(OrderFindings found) {
    findings = found;
  }

  /** What there is to say of the orders that were read, beside what they keep. */
  public OrderFindings findings() {
    return findings;
  }

  /** What is ordered and not built; empty where no room is kept for it. */
  public Optional<Reservations> reservations() {
    return reservations;
  }

  /** What was gathered so far. */
  public Gathering gathering() {
    return gathering;
  }

  /** Takes what was gathered as what the panel answered. */
  public void gathered() {
    answers = gathering.answers();
  }

  /** What the panel answered, once all is gathered. */
  public Answers answers() {
    return answers;
  }

  /** Makes answers Unknown that nothing vouches for. */
  public void doubt(Set<Long> packageIds, Set<Long> groupIds, String reason) {
    answers = answers.doubting(packageIds, groupIds, reason);
  }

  /** Returns what makes the plan of the answers. */
  public Planner planner() {
    return new Planner(rules(), answers, request().comparing());
  }

  /** The plan, once it is made. */
  public Plan plan() {
    return plan;
  }

  /** Takes a plan in place of the one before. */
  public void planned(Plan made) {
    plan = made;
  }

  /** Takes what an integrator's route made of the decision about a product. */
  public void adjusted(long product, Decision decision) {
    adjustments.put(product, decision);
  }

  /** Takes the decisions that an integrator's route made of the plan's into the plan. */
  public void adjust() {
    plan = plan.decide(Map.copyOf(adjustments));
  }

  /** Takes what the guard says of the plan, and holds what it holds. */
  void ruled(Ruling made) {
    ruling = Optional.of(made);
    plan = plan.hold(made.judgement().held());
  }

  /** What the guard says of the plan, once it was asked. */
  public Optional<Ruling> ruling() {
    return ruling;
  }

  /** How many packages and groups were looked up so far. */
  public int lookups() {
    return gathering.lookups();
  }

  /** The sets of rules that are computed. */
  public Set<RuleSet> ruleSets() {
    return request().comparing() ? EnumSet.allOf(RuleSet.class) : EnumSet.of(rules().rules());
  }

  /** The ids of the packages that are looked up. */
  public List<Long> packageIds() {
    return Stream.concat(companions().packageIds().stream(), orderedPackages.stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The ids of the packages that are not looked up yet. */
  public List<Long> missingPackageIds() {
    Set<Long> known = gathering.packages().keySet();
    return packageIds().stream().filter(id -> !known.contains(id)).toList();
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
      demands =
          inquiries.to(
              new Inquiry(companions(), products.groups(), gathering.packages(), ruleSets()));
    }
    return demands;
  }

  /** Returns what it is in one line, for a route that logs the property. */
  @Override
  public String toString() {
    return "sweep of %s: trigger %s, mode %s%s, products %d, looked up %d, planned %d, changes %d"
        .formatted(
            at(),
            request().trigger(),
            mode().term(),
            request().dry() ? " (writes nothing)" : "",
            catalogue().products().size(),
            lookups(),
            plan.products().size(),
            plan.changes().size());
  }
}
