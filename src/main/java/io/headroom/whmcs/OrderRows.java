package io.headroom.whmcs;

import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.ProductRow;
import io.headroom.event.Census.State;
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

  /**
   * An upgrade that is ordered and not carried out.
   *
   * @param id its id
   * @param service the service that is upgraded
   * @param order the number of its order; 0 where it belongs to none
   * @param product the product that the service is of
   * @param state what the shop says of its order
   * @param wanted what is wanted
   */
  public record Upgrade(
      long id, long service, long order, ProductRow product, OrderState state, Wanted wanted) {}

  /** What an upgrade asks for. */
  public sealed interface Wanted {

    /** Another product. */
    record OtherProduct(long id) implements Wanted {}

    /**
     * Another choice of an option, or another number of its units.
     *
     * @param option the id of the option
     * @param value the id of the choice, or the number
     */
    record OtherOption(long option, long value) implements Wanted {}

    /** Something that cannot be read. */
    record Unreadable(String text) implements Wanted {}
  }

  /**
   * An option that an upgrade changes.
   *
   * @param name its internal name
   * @param counted whether a number of units is ordered, and no choice
   * @param choices the names of its choices, by id
   */
  public record Option(OptionName name, boolean counted, Map<Long, String> choices) {

    /** Returns this option with another choice, or another number of units. */
    public OrderedOption with(long value) {
      return new OrderedOption(name, counted, choices.getOrDefault(value, ""), value);
    }
  }

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
                            isCounted(row),
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

  /** Returns the upgrades of services that run, or will. */
  public List<Upgrade> upgrades() {
    return stream()
        .filter(row -> ProductRow.isOfModule(row.text("servertype")))
        .filter(row -> !new State(row.text("domainstatus"), "").isEnded())
        .flatMap(row -> wanted(row).stream().map(wanted -> upgrade(row, wanted)))
        .toList();
  }

  private static Upgrade upgrade(Row row, Wanted wanted) {
    return new Upgrade(
        row.number("id"),
        row.number("relid"),
        row.optionalNumber("orderid").orElse(0),
        ShopRows.product(row, "packageid"),
        state(row),
        wanted);
  }

  /** A product is written as {@code 12,monthly}, an option as {@code 5=>8} and the new value. */
  private static Optional<Wanted> wanted(Row row) {
    String before = row.text("originalvalue");
    String after = row.text("newvalue");
    OptionalLong value = number(after, ",");
    OptionalLong option = number(before, "=>");
    return switch (row.text("type")) {
      case "package" ->
          Optional.of(
              value.isPresent()
                  ? new Wanted.OtherProduct(value.getAsLong())
                  : new Wanted.Unreadable(after));
      case "configoptions" ->
          Optional.of(
              value.isPresent() && option.isPresent()
                  ? new Wanted.OtherOption(option.getAsLong(), value.getAsLong())
                  : new Wanted.Unreadable(before + " to " + after));
      default -> Optional.empty();
    };
  }

  private static OptionalLong number(String text, String end) {
    int at = text.indexOf(end);
    return new Row(Map.of("number", at < 0 ? text : text.substring(0, at)))
        .optionalNumber("number");
  }

  /** Returns options with their choices, by id. */
  public Map<Long, Option> choices() {
    Map<Long, Option> options = new HashMap<>();
    stream()
        .forEach(
            row ->
                options
                    .computeIfAbsent(row.number("configid"), none -> option(row))
                    .choices()
                    .put(row.number("optionid"), ShopRows.decoded(row.text("choicename"))));
    return options;
  }

  private static Option option(Row row) {
    return new Option(
        ShopRows.internalName(row.text("optionname")), isCounted(row), new HashMap<>());
  }

  private static boolean isCounted(Row row) {
    return row.text("optiontype").strip().equals(COUNTED);
  }
}
