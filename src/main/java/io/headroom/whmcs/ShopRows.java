package io.headroom.whmcs;

import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OptionRow;
import io.headroom.catalogue.ProductRow;
import io.headroom.order.OrderedService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    return stream().map(ShopRows::product).toList();
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

  /** Returns them as services of orders. */
  public List<OrderedService> services() {
    return stream().map(ShopRows::service).toList();
  }

  private Stream<Row> stream() {
    return rows.stream().map(row -> new Row((Map<?, ?>) row));
  }

  private static ProductRow product(Row row) {
    return new ProductRow(
        row.number("id"),
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
  private static String decoded(String text) {
    return text.indexOf('&') < 0 ? text : StringEscapeUtils.unescapeHtml4(text);
  }
}
