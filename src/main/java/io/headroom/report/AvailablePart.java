package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.ProductStock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a product can be sold, in JSON: what fits less what is ordered and not built.
 *
 * @param fits how many fit after the buffer; null for no limit
 * @param reservedPaid how many of them ordered and paid services keep
 * @param reservedUnpaid how many of them are held for unpaid orders
 * @param available how many can be sold; null for no limit
 * @param safeOrders how many of the next orders build if the last of them is one of the product;
 *     null for no limit
 * @param paidOrders the ids of the orders that are paid and not built
 * @param unpaidOrders the ids of the orders that are neither paid nor built
 */
public record AvailablePart(
    @Nullable Long fits,
    long reservedPaid,
    long reservedUnpaid,
    @Nullable Long available,
    @Nullable Long safeOrders,
    @JsonInclude(Include.NON_EMPTY) List<Long> paidOrders,
    @JsonInclude(Include.NON_EMPTY) List<Long> unpaidOrders) {

  /** Returns the part for a product; null where no group of it is known. */
  static @Nullable AvailablePart of(PlannedProduct planned) {
    return planned.stock().map(AvailablePart::of).orElse(null);
  }

  private static AvailablePart of(ProductStock stock) {
    return new AvailablePart(
        Json.count(stock.fits()),
        stock.reservedPaid(),
        stock.reservedUnpaid(),
        Json.count(stock.available()),
        Json.count(stock.safeOrders()),
        stock.orders(true),
        stock.orders(false));
  }
}
