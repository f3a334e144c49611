package io.headroom.ops;

import io.headroom.stock.GroupAnswer;
import io.headroom.stock.PlannedProduct;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.StockBoard.Known;
import io.headroom.text.OneLine;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The figures of each product, made at the scrape from what the last sweep left: a sweep pays
 * nothing for them, and a scrape sees one state of the catalogue.
 */
final class ProductFigures {

  private static final String UNKNOWN = "unknown";
  private static final int LONGEST_NAME = 80;

  private final StockBoard board;

  private ProductFigures(StockBoard board) {
    this.board = board;
  }

  /** Adds the figures of the products of a board to what is scraped. */
  static void register(PrometheusRegistry registry, StockBoard board) {
    ProductFigures figures = new ProductFigures(board);
    GaugeWithCallback.builder()
        .name("headroom_stock_qty")
        .help("What the shop may sell of a product")
        .labelNames("product", "name")
        .callback(figures::qtys)
        .register(registry);
    GaugeWithCallback.builder()
        .name("headroom_stock_limit")
        .help("1 for what limits a product now")
        .labelNames("product", "limit")
        .callback(figures::limits)
        .register(registry);
    GaugeWithCallback.builder()
        .name("headroom_reserved_units")
        .help("Places of a product that ordered services keep which are not built")
        .labelNames("product", "state")
        .callback(figures::reserved)
        .register(registry);
    GaugeWithCallback.builder()
        .name("headroom_safe_orders")
        .help(
            "How many of the next orders in a hypervisor group build, whatever they are, if the"
                + " last is one of the product")
        .labelNames("product", "group")
        .callback(figures::safeOrders)
        .register(registry);
  }

  private void reserved(GaugeWithCallback.Callback series) {
    for (Known known : board.products()) {
      PlannedProduct product = known.planned();
      String id = Long.toString(product.id());
      product
          .stock()
          .ifPresent(
              stock -> {
                series.call((double) stock.reservedPaid(), id, "paid");
                series.call((double) stock.reservedUnpaid(), id, "unpaid");
              });
    }
  }

  private void safeOrders(GaugeWithCallback.Callback series) {
    for (Known known : board.products()) {
      PlannedProduct product = known.planned();
      for (GroupAnswer answer : product.groups()) {
        answer
            .found()
            .map(stock -> stock.depth().orders())
            .filter(orders -> !orders.isUnlimited())
            .ifPresent(
                orders ->
                    series.call(
                        (double) orders.count(),
                        Long.toString(product.id()),
                        Long.toString(answer.group())));
      }
    }
  }

  private void qtys(GaugeWithCallback.Callback series) {
    for (Known known : board.products()) {
      PlannedProduct product = known.planned();
      series.call(
          (double) product.qtyAfter(),
          Long.toString(product.id()),
          OneLine.of(product.product().name(), LONGEST_NAME).text());
    }
  }

  private void limits(GaugeWithCallback.Callback series) {
    for (Known known : board.products()) {
      PlannedProduct product = known.planned();
      series.call(1, Long.toString(product.id()), limit(product));
    }
  }

  private static String limit(PlannedProduct product) {
    return product.decision().isDecided() ? product.decision().limitTerm() : UNKNOWN;
  }
}
