package io.headroom.history;

import io.headroom.event.Census;
import io.headroom.event.Census.Services;
import io.headroom.event.Census.State;
import io.headroom.reservation.Invoice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The database of a model's shop. */
public class ModelShop {

  private final Map<Integer, Long> qtys = new LinkedHashMap<>();
  private final NavigableMap<Long, Row> rows = new TreeMap<>();
  private long newestServer;

  /**
   * A service with its order and its invoice.
   *
   * @param id the service, which is the only one of its order
   * @param client who ordered it
   * @param product what was ordered
   * @param group the location that was ordered
   * @param need what it takes, with its options
   * @param status the status of the service
   * @param order the status of its order
   * @param invoice what its invoice says
   * @param server the server that the module has noted
   * @param date when it was ordered, in microseconds
   */
  public record Row(
      long id,
      long client,
      int product,
      int group,
      Size need,
      String status,
      String order,
      Invoice invoice,
      OptionalLong server,
      long date) {

    boolean isPending() {
      return status.equals("Pending");
    }

    boolean isCancelled() {
      return order.equals("Cancelled") || order.equals("Fraud");
    }

    Row with(String otherStatus, String otherOrder) {
      return new Row(
          id, client, product, group, need, otherStatus, otherOrder, invoice, server, date);
    }

    Row with(Invoice other) {
      return new Row(id, client, product, group, need, status, order, other, server, date);
    }

    Row built(long number) {
      return new Row(
          id, client, product, group, need, status, order, invoice, OptionalLong.of(number), date);
    }
  }

  /** Returns the qty of a product. */
  public long qty(int product) {
    return qtys.getOrDefault(product, 0L);
  }

  /** Sets the qty of a product. */
  public void qty(int product, long qty) {
    qtys.put(product, qty);
  }

  /** Sells some of a product. */
  void sell(int product, int units) {
    qty(product, qty(product) - units);
  }

  /** Returns the id of the next service. */
  long nextId() {
    return newest() + 1;
  }

  /** Returns the highest id of a service. */
  long newest() {
    return rows.isEmpty() ? 0 : rows.lastKey();
  }

  /** Returns the highest server that the module has noted. */
  long newestServer() {
    return newestServer;
  }

  /** Adds a service. */
  void add(Row row) {
    rows.put(row.id(), row);
  }

  /** Returns a service. */
  public Row row(long id) {
    return rows.get(id);
  }

  /** Returns all services. */
  List<Row> all() {
    return List.copyOf(rows.values());
  }

  /** Changes a service. */
  void update(long id, UnaryOperator<Row> change) {
    rows.computeIfPresent(id, (key, row) -> change.apply(row));
  }

  /** Notes a new server for a service, and returns it. */
  long build(long id) {
    newestServer++;
    update(id, row -> row.built(newestServer));
    return newestServer;
  }

  /** Counts the services as a poll does. */
  Census census() {
    Map<Long, Services> products = new HashMap<>();
    for (Row row : rows.values()) {
      products.merge(
          (long) row.product(),
          new Services(Map.of(new State(row.status(), row.order()), 1L), row.id()),
          Services::plus);
    }
    return new Census(products);
  }
}
