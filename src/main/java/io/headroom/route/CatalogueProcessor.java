package io.headroom.route;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionRow;
import io.headroom.catalogue.ProductRow;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Joins the rows that were read from the shop into the catalogue of the sweep.
 *
 * <p>In: the variables {@code products}, {@code optionLinks} and {@code options}, each a list of
 * rows by column name. Out: the catalogue as body.
 */
public final class CatalogueProcessor implements Processor {

  private final String locationOption;

  /**
   * Creates the processor.
   *
   * @param locationOption the internal name of the option that names hypervisor groups
   */
  public CatalogueProcessor(String locationOption) {
    this.locationOption = locationOption;
  }

  @Override
  public void process(Exchange exchange) {
    Catalogue catalogue =
        Catalogue.of(
            rows(exchange, "products").stream().map(CatalogueProcessor::product).toList(),
            rows(exchange, "optionLinks").stream().map(CatalogueProcessor::link).toList(),
            rows(exchange, "options").stream().map(CatalogueProcessor::option).toList(),
            locationOption);
    Sweep sweep = Sweep.of(exchange);
    sweep.catalogue(catalogue);
    exchange.getMessage().setBody(sweep.catalogue());
  }

  private static List<Row> rows(Exchange exchange, String variable) {
    List<?> rows = exchange.getVariable(variable, List.class);
    exchange.removeVariable(variable);
    return rows.stream().map(row -> new Row((Map<?, ?>) row)).toList();
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

  private static OptionLink link(Row row) {
    return new OptionLink(row.number("gid"), row.number("pid"));
  }

  private static OptionRow option(Row row) {
    return new OptionRow(
        row.number("gid"),
        row.text("optionname"),
        row.flag("hidden"),
        row.text("choicename"),
        row.flag("choicehidden"));
  }
}
