package io.headroom.history;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Location;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.Scope;
import io.headroom.event.Census;
import io.headroom.event.EventQueue;
import io.headroom.event.EventRun;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.history.Happening.QtyRead;
import io.headroom.history.Happening.Restarted;
import io.headroom.history.Happening.ServicesRead;
import io.headroom.history.Happening.Swept;
import io.headroom.history.Happening.Wrote;
import io.headroom.history.ModelShop.Row;
import io.headroom.reservation.Attendance;
import io.headroom.reservation.Hold;
import io.headroom.reservation.HoldLimits;
import io.headroom.reservation.Look;
import io.headroom.reservation.Look.Sight;
import io.headroom.reservation.OrderFacts;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.Sales;
import io.headroom.reservation.SharedStorage;
import io.headroom.reservation.UnpaidLimits;
import io.headroom.stock.Answers;
import io.headroom.stock.GroupFits;
import io.headroom.stock.Held;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.Planner;
import io.headroom.stock.StockRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Headroom on a virtual clock: the real decisions, with steps between them that take time, during
 * which the shop and the panel go on.
 */
public final class ModelHeadroom implements Keeper {

  private static final UnpaidLimits UNPAID = new UnpaidLimits(Site.UNPAID_PER_CLIENT, 50);
  private static final Duration PAID_FOR = Duration.ofDays(7);

  private final Site site;
  private final ModelShop shop;
  private final ModelPanel panel;
  private final VirtualTime time;
  private final Random random;
  private final Journal journal;
  private final Pace pace;
  private final Parts parts;
  private final RuleSet rules;
  private final HoldLimits holds;

  /** What stands in the ledger: when a service was first seen, and first seen paid. */
  private final Map<Long, Long> firstSeen = new HashMap<>();

  private final Map<Long, Long> firstPaid = new HashMap<>();

  private Running running;
  private boolean up;

  /** What is lost when the process ends. */
  private final class Running {
    private final EventQueue events =
        new EventQueue(() -> time.micros() * 1_000, pace.quiet(), Duration.ofSeconds(30));
    private final Map<Integer, Sales> sales = new HashMap<>();
    private final Map<Integer, Figures> figures = new TreeMap<>();
    private final Map<Long, Reservation> known = new TreeMap<>();
    private Attendance attendance = Attendance.NONE;
    private Optional<Census> census = Optional.empty();
    private boolean sweeping;
    private boolean timerDue = true;
  }

  /** Figures of a group, and when the request for the first page of them was sent. */
  private record Figures(HypervisorGroup group, long requestedAt) {}

  /** One sweep, as far as it has come. */
  private static final class Sweep {
    private final Scope scope;
    private final Map<Integer, Long> qtys = new LinkedHashMap<>();
    private final Map<Integer, Long> decided = new HashMap<>();
    private final Deque<Integer> toAsk = new ArrayDeque<>();
    private Catalogue catalogue = new Catalogue(List.of());
    private long began;
    private long newest;
    private long newestServer;
    private long readAt;
    private Reservations reservations = new Reservations(List.of(), Attendance.NONE, UNPAID, 0, 0);

    Sweep(Scope scope) {
      this.scope = scope;
    }
  }

  /** Creates a process that is not started. */
  public ModelHeadroom(
      Site site,
      ModelShop shop,
      ModelPanel panel,
      VirtualTime time,
      Random random,
      Journal journal,
      Pace pace,
      Parts parts) {
    this.site = site;
    this.shop = shop;
    this.panel = panel;
    this.time = time;
    this.random = random;
    this.journal = journal;
    this.pace = pace;
    this.parts = parts;
    this.rules = site.panelRules() ? RuleSet.PANEL : RuleSet.MODULE;
    this.holds = new HoldLimits(PAID_FOR, duration(site.unpaid()), Map.of());
    this.running = new Running();
  }

  private static Duration duration(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }

  @Override
  public void start() {
    journal.add(new Restarted(time.micros()));
    running = new Running();
    up = true;
    Running mine = running;
    if (!pace.poll().isZero()) {
      poll(mine);
    }
    next(mine);
  }

  @Override
  public void kill() {
    up = false;
  }

  @Override
  public void tell(Kind kind, long service, int product, int group) {
    Scope scope =
        switch (kind) {
          case PROVISIONED, TERMINATED, CREATE_FAILED -> Scope.moved(product, Set.of((long) group));
          default -> Scope.of(Set.of((long) product));
        };
    tell(new ShopEvent(kind, scope));
  }

  private void tell(ShopEvent event) {
    if (up) {
      var unused = running.events.add(event);
      next(running);
    }
  }

  private void later(Running mine, Runnable what) {
    time.after(
        1 + random.nextLong(Pace.micros(pace.step())),
        () -> {
          if (up && running == mine) {
            what.run();
          }
        });
  }

  private void at(Running mine, Duration when, Runnable what) {
    time.after(
        Pace.micros(when),
        () -> {
          if (up && running == mine) {
            what.run();
          }
        });
  }

  private void poll(Running mine) {
    Census now = shop.census();
    mine.census.ifPresent(before -> now.since(before).forEach(this::tell));
    mine.census = Optional.of(now);
    at(mine, pace.poll(), () -> poll(mine));
  }

  /** Begins the next sweep if one is due and none is under way. */
  private void next(Running mine) {
    if (mine.sweeping) {
      return;
    }
    Optional<EventRun> run = mine.events.next();
    if (run.isPresent() || mine.timerDue) {
      Scope scope = run.map(EventRun::scope).orElse(Scope.NONE);
      begin(mine, mine.timerDue ? scope.plus(Scope.ALL) : scope);
    } else {
      mine.events.due().ifPresent(due -> at(mine, due, () -> next(mine)));
    }
  }

  private void begin(Running mine, Scope scope) {
    mine.sweeping = true;
    if (mine.timerDue) {
      mine.timerDue = false;
      at(
          mine,
          pace.period(),
          () -> {
            mine.timerDue = true;
            next(mine);
          });
    }
    Sweep sweep = new Sweep(scope);
    later(mine, () -> readProducts(mine, sweep));
  }

  private void readProducts(Running mine, Sweep sweep) {
    for (Offer offer : site.offers()) {
      long qty = shop.qty(offer.product());
      sweep.qtys.put(offer.product(), qty);
      journal.add(new QtyRead(time.micros(), offer.product(), qty));
    }
    sweep.catalogue = new Catalogue(site.offers().stream().map(this::product).toList());
    later(
        mine,
        () -> {
          long now = time.micros();
          sweep.qtys.forEach(
              (product, qty) ->
                  mine.sales.merge(
                      product, Sales.NONE.read(qty, now), (known, unused) -> known.read(qty, now)));
          later(mine, () -> readNewest(mine, sweep));
        });
  }

  private void readNewest(Running mine, Sweep sweep) {
    sweep.began = time.micros();
    sweep.newest = shop.newest();
    sweep.newestServer = shop.newestServer();
    later(mine, () -> readServices(mine, sweep));
  }

  private Product product(Offer offer) {
    ProductRow row =
        new ProductRow(
            offer.product(),
            "Product " + offer.product(),
            "VirtFusionDirect",
            true,
            shop.qty(offer.product()),
            "",
            String.valueOf(offer.product()),
            String.valueOf(offer.size().addresses()),
            String.valueOf(offer.buffer()));
    return new Product(
        row,
        OptionalLong.of(offer.product()),
        offer.size().addresses(),
        buffer(offer),
        OptionalLong.empty(),
        offer.groups().stream().map(group -> new Location(group, true)).toList());
  }

  private static Buffer buffer(Offer offer) {
    return Buffer.ofPercent(BigDecimal.valueOf(offer.buffer()));
  }

  private void readServices(Running mine, Sweep sweep) {
    Attendance before = mine.attendance;
    List<Row> rows =
        shop.all().stream()
            .filter(
                row ->
                    row.isPending()
                        || before.pending().containsKey(row.id())
                        || row.id() > before.newest()
                        || row.server().orElse(0) > before.newestServer())
            .toList();
    sweep.readAt = time.micros();
    journal.add(
        new ServicesRead(time.micros(), (int) rows.stream().filter(Row::isPending).count()));
    later(mine, () -> lookAt(mine, sweep, rows));
  }

  private void lookAt(Running mine, Sweep sweep, List<Row> rows) {
    List<Sight> sights =
        rows.stream().map(row -> new Sight(row.id(), row.isPending(), row.server())).toList();
    long now = time.micros();
    long newestBefore = mine.attendance.newest();
    mine.attendance =
        mine.attendance.after(parts.look(new Look(now, sweep.newest, sweep.newestServer, sights)));
    for (Row row : rows) {
      if (row.id() > newestBefore) {
        noteSold(mine, sweep, row.group());
      }
      note(mine, row, now);
    }
    mine.known.keySet().removeIf(service -> !isOfUse(mine.attendance, service));
    sweep.reservations =
        new Reservations(
            List.copyOf(mine.known.values()), mine.attendance, UNPAID, sweep.began, sweep.newest);
    later(mine, () -> plan(mine, sweep));
  }

  /** An order is a sale of every product that shares its group: each promised the same room. */
  private void noteSold(Running mine, Sweep sweep, int group) {
    for (Offer offer : site.offers()) {
      if (offer.groups().contains(group)) {
        mine.sales.computeIfPresent(
            offer.product(), (product, known) -> known.sold(sweep.began - 1));
      }
    }
  }

  private static boolean isOfUse(Attendance attendance, long service) {
    return attendance.isWaiting(service) || attendance.builtAt().containsKey(service);
  }

  /** A service that is not Pending any more keeps what was known of it. */
  private void note(Running mine, Row row, long now) {
    if (!row.isPending() && mine.known.containsKey(row.id())) {
      return;
    }
    firstSeen.putIfAbsent(row.id(), now);
    if (row.invoice().isPaid()) {
      firstPaid.putIfAbsent(row.id(), now);
    }
    Hold hold =
        holds.of(
            new OrderFacts(
                row.invoice(),
                row.isCancelled(),
                "",
                duration(now - row.date()),
                duration(now - firstSeen.get(row.id())),
                duration(now - firstPaid.getOrDefault(row.id(), now))));
    if (mine.attendance.isWaiting(row.id()) && !ReserveMode.ALL.keeps(hold)) {
      mine.known.remove(row.id());
    } else {
      mine.known.put(
          row.id(),
          parts.weighed(
              new Reservation(
                  row.id(),
                  row.id(),
                  row.client(),
                  row.product(),
                  row.group(),
                  footprint(row.need()),
                  row.invoice().isPaid())));
    }
  }

  private static Footprint footprint(Size size) {
    return new Footprint(
        Map.of(
            Limit.MEMORY, (long) size.memory(),
            Limit.CPU, (long) size.cores(),
            Limit.STORAGE, (long) size.storage(),
            Limit.IPV4, (long) size.addresses()),
        size.type());
  }

  private void plan(Running mine, Sweep sweep) {
    Set<Integer> groups = new HashSet<>();
    for (Offer offer : offers(sweep)) {
      groups.addAll(offer.groups());
    }
    Set<Long> stale = sweep.scope.staleGroups(sweep.catalogue);
    for (int group : groups.stream().sorted().toList()) {
      Figures known = mine.figures.get(group);
      if (known == null
          || stale.contains((long) group)
          || time.micros() - known.requestedAt() >= Pace.micros(pace.figures())
          || hasBuilt(mine, group, known.requestedAt())) {
        sweep.toAsk.add(group);
      }
    }
    ask(mine, sweep);
  }

  private static boolean hasBuilt(Running mine, int group, long requestedAt) {
    return mine.attendance.builtSince(requestedAt).stream()
        .map(mine.known::get)
        .anyMatch(reservation -> reservation != null && reservation.group() == group);
  }

  /** The products of the sweep, and those that share a group with one of them. */
  private List<Offer> offers(Sweep sweep) {
    Set<Integer> groups = new HashSet<>();
    sweep
        .scope
        .in(sweep.catalogue)
        .products()
        .forEach(product -> groups.addAll(site.offer((int) product.id()).groups()));
    return site.offers().stream()
        .filter(offer -> offer.groups().stream().anyMatch(groups::contains))
        .toList();
  }

  private void ask(Running mine, Sweep sweep) {
    Integer group = sweep.toAsk.poll();
    if (group == null) {
      later(mine, () -> decide(mine, sweep));
    } else if (panel.isSilent()) {
      later(mine, () -> ask(mine, sweep));
    } else {
      readPage(mine, sweep, group, time.micros(), new ArrayList<>());
    }
  }

  private void readPage(
      Running mine, Sweep sweep, int group, long requestedAt, List<Hypervisor> pages) {
    later(
        mine,
        () -> {
          pages.add(panel.page(group, pages.size()));
          if (pages.size() == site.hosts(group).size()) {
            mine.figures.put(group, new Figures(new HypervisorGroup(group, pages), requestedAt));
            ask(mine, sweep);
          } else {
            readPage(mine, sweep, group, requestedAt, pages);
          }
        });
  }

  private void decide(Running mine, Sweep sweep) {
    Catalogue all = sweep.catalogue;
    Set<Long> swept = new HashSet<>();
    offers(sweep).forEach(offer -> swept.add((long) offer.product()));
    Catalogue catalogue = all.only(product -> swept.contains(product.id()));
    Plan plan = new Planner(stockRules(), answers(mine, sweep), false).plan(catalogue, all);
    for (PlannedProduct planned : plan.products()) {
      int product = (int) planned.id();
      if (planned.decision().isDecided()) {
        sweep.decided.put(product, planned.qtyAfter());
      }
      if (planned.isChanged()) {
        later(mine, () -> write(mine, sweep, product, planned.qtyAfter()));
      }
    }
    time.after(
        Pace.micros(pace.step()),
        () -> {
          if (up && running == mine) {
            end(mine, sweep);
          }
        });
  }

  private StockRules stockRules() {
    return new StockRules(rules, Integer.MAX_VALUE, 9_999, site.lastPlaces(), SharedStorage.NONE);
  }

  private Answers answers(Running mine, Sweep sweep) {
    Map<Long, Lookup<VpsPackage>> packages = new HashMap<>();
    for (Offer offer : site.offers()) {
      long id = offer.product();
      packages.put(id, new Lookup.Found<>(new VpsPackage(id, true, footprint(offer.size()))));
    }
    Map<Long, Lookup<GroupFits>> groups = new HashMap<>();
    Map<Long, GroupFits> before = new HashMap<>();
    mine.figures.forEach(
        (group, figures) -> {
          long id = group;
          if (!mine.attendance.knows(figures.requestedAt())) {
            return;
          }
          GroupFits fits = fits(group, figures, sweep.reservations);
          if (isFresh(figures) || parts.oldFiguresRaise()) {
            groups.put(id, new Lookup.Found<>(fits));
          } else {
            groups.put(id, new Lookup.Unknown<>("the panel is silent"));
            before.put(id, fits);
          }
        });
    return new Answers(packages, groups, before);
  }

  /** Figures that were fresh when the sweep began stay so to its end. */
  private boolean isFresh(Figures figures) {
    return time.micros() - figures.requestedAt()
        < Pace.micros(pace.figures().plus(pace.step().multipliedBy(20)));
  }

  private GroupFits fits(int group, Figures figures, Reservations reservations) {
    List<Demand> demands =
        site.offers().stream()
            .filter(offer -> offer.groups().contains(group))
            .map(
                offer ->
                    product(offer)
                        .demand(new VpsPackage(offer.product(), true, footprint(offer.size()))))
            .toList();
    Held held =
        new Held(
            parts.counted(reservations, group, figures.requestedAt()), UNPAID, SharedStorage.NONE);
    return GroupFits.of(figures.group(), held, Set.of(), demands, Set.of(rules));
  }

  private void end(Running mine, Sweep sweep) {
    long oldest =
        mine.figures.values().stream().mapToLong(Figures::requestedAt).min().orElse(Long.MAX_VALUE);
    if (site.offers().stream()
        .allMatch(
            offer ->
                sweep.decided.getOrDefault(offer.product(), -1L) == shop.qty(offer.product()))) {
      journal.add(new Swept(time.micros(), sweep.readAt, oldest));
    }
    mine.attendance = mine.attendance.forgetting(oldest);
    mine.sweeping = false;
    next(mine);
  }

  private void write(Running mine, Sweep sweep, int product, long wanted) {
    long read = sweep.qtys.get(product);
    long figuresAt = figuresAt(mine, product);
    if (shop.qty(product) != read
        || (wanted > read && !mayRaise(mine, sweep, product, wanted, figuresAt))) {
      return;
    }
    shop.qty(product, wanted);
    mine.sales.compute(product, (key, known) -> known.wrote(wanted));
    journal.add(new Wrote(time.micros(), product, read, wanted, sweep.readAt, figuresAt));
  }

  private long figuresAt(Running mine, int product) {
    return site.offer(product).groups().stream()
        .mapToLong(group -> mine.figures.get(group).requestedAt())
        .min()
        .orElseThrow();
  }

  private boolean mayRaise(Running mine, Sweep sweep, int product, long wanted, long figuresAt) {
    return parts.mayWrite(mine.sales.get(product), wanted, figuresAt, sweep.began)
        && (!parts.asksForNewest() || shop.newest() == sweep.newest);
  }
}
