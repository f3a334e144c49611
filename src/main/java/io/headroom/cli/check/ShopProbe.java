package io.headroom.cli.check;

import io.headroom.capacity.Limit;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Remark;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.RouteCall;
import io.headroom.settings.Settings;
import io.headroom.stock.Answers;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.SharedNode;
import io.headroom.text.Failures;
import io.headroom.whmcs.ShopRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the products of the shop, and what can be computed of them. */
public final class ShopProbe {

  private static final int MOST_IDS = 10;

  private final HeadroomProcess process;
  private final Checklist list;
  private final Catalogue catalogue;

  public ShopProbe(HeadroomProcess process, Settings settings, Checklist list) {
    this.process = process;
    this.list = list;
    catalogue =
        Catalogue.of(
            read("read-products.sql").products(),
            read("read-option-links.sql").links(),
            read("read-options.sql").options(),
            settings.options());
  }

  private ShopRows read(String file) {
    return new ShopRows(process.ask(RouteCall.to("sql:file:routes/sql/" + file, List.class)));
  }

  /** The packages that its products are built from. */
  public List<Long> packageIds() {
    return catalogue.packageIds();
  }

  /** Says which settings of products do not mean what they seem to. */
  public void review() {
    int products = catalogue.products().size();
    if (products == 0) {
      list.warn(
          "products",
          "there is no VirtFusionDirect product under stock control: tick Stock Control on one");
    } else {
      list.ok("products", products + " VirtFusionDirect products under stock control");
    }
    units();
    warn(catalogue.remarks().stream(), remark -> remark.product().id(), Remark::text);
  }

  /** Says of which products one service can be several units; where that is granted. */
  private void units() {
    try {
      warn(
          read("read-several-units.sql").several().stream(),
          id -> id,
          id ->
              "one service can be several units (Allow Multiple Quantities), but the module builds"
                  + " one VPS and one counts: let each unit be a service of its own");
    } catch (RuntimeException refused) {
      if (!Failures.isRefused(refused)) {
        throw refused;
      }
    }
  }

  /** Says which products cannot be computed, or are sold out because of what they name. */
  public void compute(Plan plan) {
    warn(
        plan.products().stream().filter(ShopProbe::isWorthALine),
        PlannedProduct::id,
        planned ->
            planned.outcome() == Outcome.UNTOUCHED
                ? "cannot be computed: " + planned.reason()
                : "can never be sold: " + planned.reason());
  }

  /** Says which products have a qty that something wrote which does not know the orders. */
  public void compareWithOrders(Plan plan) {
    warn(
        plan.products().stream()
            .filter(
                planned ->
                    planned
                        .stock()
                        .filter(stock -> stock.isUnaware(planned.product().qty()))
                        .isPresent()),
        PlannedProduct::id,
        planned ->
            "the qty is what fits without the orders that are not built; while the PHP module's own"
                + " refresh is not silenced (HEADROOM_SILENCE_MODULE), it writes such numbers"
                + " between Headroom's");
  }

  /** Says which hypervisors count in several groups. */
  public void share(Answers answers) {
    SharedNode.warnings(SharedNode.among(answers.groups().values()))
        .values()
        .forEach(warning -> list.warn("groups", warning));
  }

  private static boolean isWorthALine(PlannedProduct planned) {
    return planned
        .decision()
        .fold(
            decided -> decided.limit() == Limit.PACKAGE || decided.limit() == Limit.GROUP,
            untouched -> true);
  }

  /** Products of which the same is to be said share a line. */
  private <T> void warn(Stream<T> findings, Function<T, Long> product, Function<T, String> text) {
    Map<String, List<Long>> products =
        findings.collect(
            Collectors.groupingBy(
                text, LinkedHashMap::new, Collectors.mapping(product, Collectors.toList())));
    products.forEach((what, ids) -> list.warn("products", ids(ids) + ": " + what));
  }

  private static String ids(List<Long> ids) {
    String some =
        ids.stream().limit(MOST_IDS).map(String::valueOf).collect(Collectors.joining(", "));
    String more = ids.size() > MOST_IDS ? " and %d more".formatted(ids.size() - MOST_IDS) : "";
    return (ids.size() == 1 ? "product " : "products ") + some + more;
  }
}
