package io.headroom.whmcs;

import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.ProductRow;
import io.headroom.reservation.Invoice;
import io.headroom.reservation.OrderState;
import io.headroom.reservation.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows about what is ordered, each a map of column name to value.
 *
 * @param rows the rows
 */
public record OrderRows(List<?> rows) {

  /** The type of an option of which a number of units is ordered. */
  private static final String COUNTED = "4";

  /**
   * A service with its product.
   *
   * @param id its id
   * @param order the number of its order; 0 where it belongs to none
   * @param status its status
   * @param orderStatus the status of its order; empty where there is none
   * @param product its product
   */
  public record Service(
      long id, long order, String status, String orderStatus, ProductRow product) {}

  private Stream<Row> stream() {
    return rows.stream().map(row -> new Row((Map<?, ?>) row));
  }

  /** Returns a column of integers; NULLs are left out. */
  public List<Long> numbers(String column) {
    return stream()
        .map(row -> row.optionalNumber(column))
        .flatMapToLong(OptionalLong::stream)
        .boxed()
        .toList();
  }

  /** Returns the services of the provisioning module. */
  public List<Service> services() {
    return stream()
        .filter(row -> ProductRow.isOfModule(row.text("servertype")))
        .map(
            row ->
                new Service(
                    row.number("id"),
                    row.optionalNumber("orderid").orElse(0),
                    row.text("domainstatus"),
                    row.text("orderstatus"),
                    ShopRows.product(row, "packageid")))
        .toList();
  }

  /** Returns the servers that services have, by service. */
  public Map<Long, Long> servers() {
    Map<Long, Long> servers = new HashMap<>();
    stream()
        .filter(row -> row.optionalNumber("server_id").orElse(0) > 0)
        .forEach(
            row -> servers.merge(row.number("service_id"), row.number("server_id"), Math::max));
    return servers;
  }

  /** Returns what the shop says of orders, by the id of the service. */
  public Map<Long, OrderState> states() {
    return stream().collect(Collectors.toMap(row -> row.number("id"), OrderRows::state));
  }

  private static OrderState state(Row row) {
    return new OrderState(
        row.text("orderstatus"),
        Invoice.of(
            row.optionalNumber("invoiceid").orElse(0),
            Optional.of(row.text("invoicestatus")).filter(status -> !status.isEmpty())),
        row.text("paymentmethod"),
        row.optionalNumber("userid").orElse(0),
        Duration.ofSeconds(row.optionalNumber("age").orElse(0)));
  }

  /** Returns the options that were ordered, by service. */
  public Map<Long, List<OrderedOption>> options() {
    Map<Long, List<OrderedOption>> options = new HashMap<>();
    stream()
        .forEach(
            row ->
                options
                    .computeIfAbsent(row.number("relid"), none -> new ArrayList<>())
                    .add(
                        new OrderedOption(
                            ShopRows.internalName(row.text("optionname")),
                            row.text("optiontype").strip().equals(COUNTED),
                            ShopRows.decoded(row.text("choicename")),
                            row.optionalNumber("qty").orElse(0))));
    return options;
  }

  /** Returns the statuses of orders that count as cancelled. */
  public Set<String> cancelling() {
    return stream()
        .filter(row -> row.flag("showcancelled"))
        .map(row -> row.text("title"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns when orders were first seen, and first seen paid, by service.
   *
   * @param now the time, in ns of elapsed time of this process
   */
  public Map<Long, Seen> seen(long now) {
    return stream()
        .collect(
            Collectors.toMap(
                row -> row.number("service_id"),
                row -> {
                  OptionalLong paid = row.optionalNumber("paid");
                  return new Seen(
                      before(now, row.optionalNumber("seen").orElse(0)),
                      paid.isEmpty()
                          ? OptionalLong.empty()
                          : OptionalLong.of(before(now, paid.getAsLong())));
                }));
  }

  private static long before(long now, long seconds) {
    return now - TimeUnit.SECONDS.toNanos(Math.max(0, seconds));
  }
}
