package io.headroom.whmcs;

import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OptionRow;
import io.headroom.catalogue.ProductRow;
import io.headroom.event.ShopPulse;
import io.headroom.event.ShopPulse.Written;
import io.headroom.order.OrderedService;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Rows that were read from the shop, each a map of column name to value.
 *
 * @param rows the rows
 */
public record ShopRows(List<?> rows) {

  /** Returns them as products. */
  public List<ProductRow> products() {
    return stream().map(row -> product(row, "id")).toList();
  }

  /** Returns the products of the module of which one service can be several units. */
  public List<Long> several() {
    return stream()
        .filter(row -> ProductRow.isOfModule(row.text("servertype")))
        .filter(row -> row.number("allowqty") > 1)
        .map(row -> row.number("id"))
        .toList();
  }

  /** Returns them as links of option groups to products. */
  public List<OptionLink> links() {
    return stream().map(row -> new OptionLink(row.number("gid"), row.number("pid"))).toList();
  }

  /** Returns them as sub-options of configurable options, in the order of their ids. */
  public List<OptionRow> options() {
    return stream()
        .sorted(Comparator.comparingLong(row -> row.number("id")))
        .map(ShopRows::option)
        .toList();
  }

  /** Returns the name that a text gives, with HTML entities or without. */
  public static OptionName optionName(String text) {
    return OptionName.of(decoded(text));
  }

  /** Returns the name by which the provisioning module knows an option. */
  static OptionName internalName(String option) {
    return new OptionRow(0, decoded(option), false, "", false).internalName();
  }

  /** Returns them as services of orders. */
  public List<OrderedService> services() {
    return stream().map(ShopRows::service).toList();
  }

  /** Returns them as when the tables were last written, with the newest ids. */
  public ShopPulse.Look pulse() {
    Map<String, Optional<Written>> tables = new HashMap<>();
    long service = 0;
    long order = 0;
    for (Row row : stream().toList()) {
      tables.put(row.text("name"), written(row));
      service = row.optionalNumber("service").orElse(0);
      order = row.optionalNumber("ordered").orElse(0);
    }
    return new ShopPulse.Look(tables, service, order);
  }

  private static Optional<Written> written(Row row) {
    return row.optionalNumber("age").stream()
        .mapToObj(age -> new Written(row.text("updated"), age))
        .findFirst();
  }

  private Stream<Row> stream() {
    return rows.stream().map(row -> new Row((Map<?, ?>) row));
  }

  /** Returns a product whose id is in a column. */
  static ProductRow product(Row row, String id) {
    return new ProductRow(
        row.number(id),
        row.text("name"),
        row.text("servertype"),
        row.flag("stockcontrol"),
        row.number("qty"),
        row.text("configoption1"),
        row.text("configoption2"),
        row.text("configoption3"),
        row.text("configoption7"));
  }

  private static OrderedService service(Row row) {
    return new OrderedService(
        row.number("id"),
        row.number("orderid"),
        row.text("status"),
        row.text("servertype"),
        row.text("domainstatus"));
  }

  private static OptionRow option(Row row) {
    return new OptionRow(
        row.number("gid"),
        decoded(row.text("optionname")),
        row.flag("hidden"),
        decoded(row.text("choicename")),
        row.flag("choicehidden"));
  }

  /** The shop stores what people type with HTML entities. */
  static String decoded(String text) {
    return text.indexOf('&') < 0 ? text : StringEscapeUtils.unescapeHtml4(text);
  }
}
