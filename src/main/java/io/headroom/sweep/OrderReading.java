package io.headroom.sweep;

import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.VpsOptions;
import io.headroom.catalogue.Wish;
import io.headroom.reservation.Asked;
import io.headroom.reservation.OrderState;
import io.headroom.reservation.OrderedVps;
import io.headroom.whmcs.OrderRows.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one sweep reads of the orders, as far as it has come.
 *
 * <p>The order of the reads is part of the rule: the newest service first, then the servers that
 * the module has noted, then the services. So what is newer than all of this is seen by the next
 * reading, and nothing is taken for built before it was.
 */
final class OrderReading {

  private final long begunAt;
  private final Set<Long> ids = new TreeSet<>();
  private final Map<Long, Long> servers = new HashMap<>();
  private final Map<Long, Service> services = new HashMap<>();
  private final Map<Long, OrderState> states = new HashMap<>();
  private final Map<Long, List<OrderedOption>> options = new HashMap<>();
  private long newest;
  private long newestServer;

  /**
   * Begins.
   *
   * @param begunAt when, in ns of elapsed time
   * @param newestServer the greatest server that was known before
   */
  OrderReading(long begunAt, long newestServer) {
    this.begunAt = begunAt;
    this.newestServer = newestServer;
  }

  long begunAt() {
    return begunAt;
  }

  long newest() {
    return newest;
  }

  void newest(long service) {
    newest = service;
  }

  long newestServer() {
    return newestServer;
  }

  void newestServer(long server) {
    newestServer = Math.max(newestServer, server);
  }

  void addIds(Collection<Long> more) {
    ids.addAll(more);
  }

  List<Long> ids() {
    return List.copyOf(ids);
  }

  void addServers(Map<Long, Long> more) {
    more.forEach((service, server) -> servers.merge(service, server, Math::max));
    more.values().forEach(this::newestServer);
    ids.addAll(more.keySet());
  }

  Map<Long, Long> servers() {
    return servers;
  }

  void addServices(Collection<Service> more) {
    more.forEach(service -> services.put(service.id(), service));
  }

  void addStates(Map<Long, OrderState> more) {
    states.putAll(more);
  }

  void addOptions(Map<Long, List<OrderedOption>> more) {
    options.putAll(more);
  }

  /** Goes on as if nothing but services and the status of their orders could be read. */
  void dropStates() {
    states.clear();
    options.clear();
  }

  /** Returns the services by id. */
  Map<Long, OrderedVps> vpses(VpsOptions names) {
    Map<Long, OrderedVps> vpses = new HashMap<>();
    services.values().forEach(service -> vpses.put(service.id(), vps(service, names)));
    return vpses;
  }

  private OrderedVps vps(Service service, VpsOptions names) {
    return new OrderedVps(
        service.id(),
        service.order(),
        service.status(),
        new Asked(
            Product.of(service.product(), List.of()),
            Wish.of(options.getOrDefault(service.id(), List.of()), names)),
        Optional.empty(),
        states.getOrDefault(service.id(), OrderState.onlyStatus(service.orderStatus())));
  }
}
