package io.headroom.sweep;

import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.ProductRow;
import io.headroom.event.ShopPulse;
import io.headroom.reservation.Attendance;
import io.headroom.reservation.Look;
import io.headroom.reservation.Look.Sight;
import io.headroom.reservation.OrderFindings;
import io.headroom.reservation.OrderState;
import io.headroom.reservation.OrderedVps;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.Seen;
import io.headroom.reservation.StuckOrder;
import io.headroom.reservation.StuckOrder.Trouble;
import io.headroom.whmcs.OrderRows.Option;
import io.headroom.whmcs.OrderRows.Service;
import io.headroom.whmcs.OrderRows.Upgrade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What is known of the services that are ordered and not built, from one sweep to the next.
 *
 * <p>Used by one sweep at a time.
 */
public final class OrderBook {

  /** InnoDB gives out ids before it commits: so many are looked back over. */
  private static final long MARGIN = 1_000;

  private final OrderRules rules;
  private final LongSupplier ticker;
  private final ShopPulse pulse = new ShopPulse();
  private final Map<Long, KnownOrder> known = new TreeMap<>();
  private final Map<Long, OrderedVps> serverless = new TreeMap<>();
  private final UpgradeReading upgrades = new UpgradeReading();
  private final OrderMemory memory = new OrderMemory();
  private Attendance attendance = Attendance.NONE;
  private Map<Long, Long> servers = Map.of();
  private Set<String> cancelling = Set.of();
  private OrderReading reading = new OrderReading(0, 0);
  private boolean whole;
  private boolean timed;
  private long readAt;

  /**
   * Knows nothing yet.
   *
   * @param ticker tells how time passes, in ns: the time by which figures of the panel are compared
   *     with orders
   */
  public OrderBook(OrderRules rules, LongSupplier ticker) {
    this.rules = rules;
    this.ticker = ticker;
  }

  /** Whether room is kept for any order. */
  public boolean isOn() {
    return rules.mode() != ReserveMode.OFF;
  }

  /** Begins to read. */
  public void begin() {
    reading = new OrderReading(ticker.getAsLong(), attendance.newestServer());
  }

  /** Takes when the tables were last written, and the newest ids. */
  public void takePulse(ShopPulse.Look look) {
    whole = pulse.isToCount(look, now()) || isFirst();
    timed = look.isKnown();
    reading.newest(look.newestService());
  }

  /** Whether nothing was read yet. */
  public boolean isFirst() {
    return attendance.firstLook().isEmpty();
  }

  /** Whether every Pending service is to be looked for, and not only among new ones. */
  public boolean isWhole() {
    return whole;
  }

  /** The id after which services are new. */
  public long newestBefore() {
    return isFirst() ? reading.newest() : attendance.newest();
  }

  /** The id after which a service may have been given out and not shown before. */
  public long lookedBackTo() {
    return Math.max(0, attendance.newest() - MARGIN);
  }

  /** Takes services that are Pending or new; those that are known are read again in any case. */
  public void addIds(Collection<Long> ids) {
    reading.addIds(ids);
    reading.addIds(known.keySet().stream().filter(id -> id > 0).toList());
    reading.addIds(serverless.keySet());
  }

  /** The services to read. */
  public List<Long> ids() {
    return reading.ids();
  }

  /** The greatest server that is known. */
  public long newestServer() {
    return reading.newestServer();
  }

  /** Takes the greatest server that the module has noted. */
  public void newestServer(long server) {
    reading.newestServer(server);
  }

  /** Whether the module can have noted a server since it was asked last. */
  public boolean isModuleToBeRead() {
    return whole || !timed;
  }

  /** Takes servers that the module has noted, by service. */
  public void addServers(Map<Long, Long> more) {
    reading.addServers(more);
  }

  /** Takes over the servers that the module had noted when it was asked last. */
  public void keepServers() {
    reading.addServers(servers);
  }

  /** Takes services as they were read. */
  public void addServices(List<Service> services) {
    reading.addServices(services);
  }

  /** Takes what the shop says of orders, by service. */
  public void addStates(Map<Long, OrderState> states) {
    reading.addStates(states);
  }

  /** Takes options that were ordered, by service. */
  public void addOptions(Map<Long, List<OrderedOption>> options) {
    reading.addOptions(options);
  }

  /** Takes the statuses of orders that count as cancelled. */
  public void cancelling(Set<String> statuses) {
    cancelling = statuses;
  }

  /** Takes the upgrades that are ordered and not carried out. */
  public void upgrades(List<Upgrade> read) {
    upgrades.begin(read);
  }

  /** The services that are upgraded. */
  public List<Long> upgradedServices() {
    return upgrades.services();
  }

  /** The products that services are upgraded to. */
  public List<Long> upgradeProducts() {
    return upgrades.productIds();
  }

  /** The options that upgrades change. */
  public List<Long> upgradeOptions() {
    return upgrades.optionIds();
  }

  /** Takes the options of services that are upgraded, by service. */
  public void addUpgradedOptions(Map<Long, List<OrderedOption>> options) {
    upgrades.addOptions(options);
  }

  /** Takes products that services are upgraded to. */
  public void addUpgradeProducts(List<ProductRow> products) {
    upgrades.addProducts(products);
  }

  /** Takes options that upgrades change, by id. */
  public void addUpgradeChoices(Map<Long, Option> options) {
    upgrades.addChoices(options);
  }

  /** Goes on as if nothing but services and the status of their orders could be read. */
  public void dropStates() {
    reading.dropStates();
  }

  /** Forgets everything, since services cannot be read: what comes next is a first look. */
  public void lose() {
    attendance = Attendance.NONE;
    known.clear();
    serverless.clear();
    servers = Map.of();
    upgrades.begin(List.of());
  }

  /** What outlives the process. */
  public OrderMemory memory() {
    return memory;
  }

  /**
   * Takes what was read into account.
   *
   * @param moduleRead whether the module's table can be read
   */
  public void end(boolean moduleRead) {
    readAt = ticker.getAsLong();
    Map<Long, OrderedVps> vpses = reading.vpses(rules.names());
    vpses.putAll(upgrades.vpses(rules.names()));
    Attendance before = attendance;
    List<Sight> sights =
        vpses.values().stream()
            .map(vps -> new Sight(vps.service(), vps.isPending(), server(vps.service())))
            .toList();
    attendance =
        before
            .after(new Look(readAt, reading.newest(), reading.newestServer(), sights))
            .forgetting(readAt - rules.oldestFigures().toNanos());
    findServerless(vpses, before, moduleRead);
    remember(vpses);
    servers = Map.copyOf(reading.servers());
    servers = only(known.keySet());
    pulse.counted(now());
  }

  private Map<Long, Long> only(Set<Long> services) {
    Map<Long, Long> some = new HashMap<>(servers);
    some.keySet().retainAll(services);
    return some;
  }

  private OptionalLong server(long service) {
    Long server = reading.servers().get(service);
    return server == null ? OptionalLong.empty() : OptionalLong.of(server);
  }

  /** WHMCS 9 can leave a service Active whose server was never built. */
  private void findServerless(Map<Long, OrderedVps> vpses, Attendance before, boolean moduleRead) {
    for (OrderedVps vps : vpses.values()) {
      long id = vps.service();
      boolean came = before.isWaiting(id) || (!isNothing(before) && id > before.newest());
      boolean missing = moduleRead && vps.isActive() && server(id).isEmpty();
      if (missing && (came || serverless.containsKey(id))) {
        serverless.put(id, vps);
      } else {
        serverless.remove(id);
      }
    }
    serverless.keySet().retainAll(vpses.keySet());
  }

  private static boolean isNothing(Attendance attendance) {
    return attendance.firstLook().isEmpty();
  }

  private void remember(Map<Long, OrderedVps> vpses) {
    for (OrderedVps vps : vpses.values()) {
      if (vps.isPending() || attendance.builtAt().containsKey(vps.service())) {
        KnownOrder service =
            known.computeIfAbsent(
                vps.service(),
                id -> KnownOrder.of(vps, memory.seen(id).orElse(Seen.first(readAt))));
        known.put(vps.service(), service.again(vps, readAt));
      }
    }
    known.replaceAll((id, service) -> vpses.containsKey(id) ? service : service.deleted());
    known
        .keySet()
        .removeIf(
            id -> !attendance.pending().containsKey(id) && !attendance.builtAt().containsKey(id));
    Map<Long, Seen> waiting = new HashMap<>();
    known.forEach(
        (id, service) -> {
          if (attendance.pending().containsKey(id)) {
            waiting.put(id, service.seen());
          }
        });
    memory.waiting(waiting);
  }

  /** Takes over when orders were first seen by a process before. */
  public void recall(Map<Long, Seen> recorded) {
    memory.read(recorded);
    known.replaceAll(
        (id, service) ->
            memory.seen(id).map(before -> service.seen(service.seen().or(before))).orElse(service));
  }

  /** The packages that must be known to tell what the orders take. */
  public List<Long> packageIds() {
    return known.values().stream()
        .flatMapToLong(service -> service.vps().packages())
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /**
   * Decides which services keep room, and how much, and takes that into the sweep.
   *
   * @param sweep a sweep that has looked its packages up
   */
  public void reserve(Sweep sweep) {
    if (isFirst()) {
      return;
    }
    RoomKeeper keeper =
        new RoomKeeper(
            rules,
            attendance,
            cancelling,
            readAt,
            sweep.gathering().packages(),
            sweep.catalogue().products());
    known.replaceAll((id, service) -> keeper.decided(service));
    sweep.reserved(
        new Reservations(
            all(keeper::reservation),
            attendance,
            rules.unpaid(),
            reading.begunAt(),
            attendance.newest()));
    List<StuckOrder> stuck = new ArrayList<>(all(keeper::stuck));
    serverless.values().stream()
        .map(vps -> vps.stuck(Trouble.ACTIVE_WITHOUT_SERVER))
        .forEach(stuck::add);
    stuck.sort(Comparator.comparingLong(StuckOrder::service));
    sweep.found(new OrderFindings(stuck, all(keeper::standIn)));
  }

  private <T> List<T> all(Function<KnownOrder, Optional<T>> of) {
    return known.values().stream().map(of).flatMap(Optional::stream).toList();
  }

  private Duration now() {
    return Duration.ofNanos(ticker.getAsLong());
  }
}
