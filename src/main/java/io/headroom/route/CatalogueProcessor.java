package io.headroom.route;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.VpsOptions;
import io.headroom.sweep.Memo;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.ShopRows;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Joins the rows that were read from the shop into the catalogue of the sweep. It keeps the last
 * one as long as no row changes.
 *
 * <p>In: the variables {@code products}, {@code optionLinks} and {@code options}, each a list of
 * rows by column name. Out: the catalogue as body.
 */
public final class CatalogueProcessor implements Processor {

  private final Memo<Rows, Catalogue> catalogues;

  private record Rows(ShopRows products, ShopRows links, ShopRows options) {}

  /**
   * Creates the processor.
   *
   * @param names the internal names of the options that say where and how large a VPS is
   */
  public CatalogueProcessor(VpsOptions names) {
    catalogues =
        new Memo<>(
            rows ->
                Catalogue.of(
                    rows.products().products(),
                    rows.links().links(),
                    rows.options().options(),
                    names));
  }

  @Override
  public void process(Exchange exchange) {
    Rows rows =
        new Rows(
            rows(exchange, "products"), rows(exchange, "optionLinks"), rows(exchange, "options"));
    Sweep sweep = Sweeps.of(exchange);
    sweep.catalogued(catalogues.to(rows));
    exchange.getMessage().setBody(sweep.catalogue());
  }

  private static ShopRows rows(Exchange exchange, String variable) {
    List<?> rows = exchange.getVariable(variable, List.class);
    exchange.removeVariable(variable);
    return new ShopRows(rows);
  }
}
