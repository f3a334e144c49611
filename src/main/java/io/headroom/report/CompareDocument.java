package io.headroom.report;

import io.headroom.stock.Decision;
import io.headroom.sweep.ComparedProduct;
import io.headroom.sweep.SweepReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code compare} in JSON. */
public record CompareDocument(
    String schema,
    String at,
    String mode,
    String rules,
    List<ProductPart> products,
    Summary summary,
    boolean ok) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/compare/1";

  /** A product; what is not known is null. */
  public record ProductPart(
      long id,
      String name,
      long shop,
      @Nullable Long module,
      @Nullable Long panel,
      @Nullable Long written,
      @Nullable Long unreserved,
      boolean changed,
      List<String> reasons) {

    static ProductPart of(ComparedProduct product) {
      return new ProductPart(
          product.planned().id(),
          product.planned().product().name(),
          product.shop(),
          qty(product.module()),
          qty(product.panel()),
          qty(product.planned().decision()),
          qty(product.unreserved()),
          product.planned().isChanged(),
          product.reasons());
    }

    private static @Nullable Long qty(Decision decision) {
      return decision.isDecided() ? decision.qtyOr(0) : null;
    }
  }

  /** How many products would change, have rules that differ, or a qty that neither gives. */
  public record Summary(long products, long changed, long different, long strange) {

    static Summary of(List<ComparedProduct> products) {
      return new Summary(
          products.size(),
          products.stream().filter(product -> product.planned().isChanged()).count(),
          products.stream().filter(ComparedProduct::differs).count(),
          products.stream().filter(ComparedProduct::isStrange).count());
    }
  }

  /** Returns the document of a report. */
  public static CompareDocument of(SweepReport report) {
    List<ComparedProduct> products = ComparedProduct.of(report);
    return new CompareDocument(
        SCHEMA,
        report.at().toString(),
        report.mode().term(),
        report.rules().rules().term(),
        products.stream().map(ProductPart::of).toList(),
        Summary.of(products),
        report.isOk());
  }
}
