package io.headroom.cli.check;

import io.headroom.capacity.Limit;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.Remark;
import io.headroom.catalogue.Review;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.RouteCall;
import io.headroom.settings.Settings;
import io.headroom.stock.Answers;
import io.headroom.stock.Outcome;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.SharedNode;
import io.headroom.whmcs.ShopRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the products of the shop, and what can be computed of them. */
public final class ShopProbe {

  private static final String FOLDER = "sql:file:routes/sql/";
  private static final String EVERY_OPTION =
      "sql:SELECT id, gid, optionname, hidden, '' AS choicename, 0 AS choicehidden"
          + " FROM tblproductconfigoptions";
  private static final int MOST_IDS = 10;

  private final HeadroomProcess process;
  private final Checklist list;
  private final Review review;
  private final Catalogue catalogue;

  public ShopProbe(HeadroomProcess process, Settings settings, Checklist list) {
    this.process = process;
    this.list = list;
    OptionName location = ShopRows.optionName(settings.locationOption());
    List<OptionLink> links = read(FOLDER + "read-option-links.sql").links();
    review = new Review(location, links, read(EVERY_OPTION).options());
    catalogue =
        Catalogue.of(
            read(FOLDER + "read-products.sql").products(),
            links,
            read(FOLDER + "read-options.sql").options(),
            location);
  }

  private ShopRows read(String endpoint) {
    return new ShopRows(process.ask(RouteCall.to(endpoint, List.class)));
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
    warn(review.of(catalogue).stream(), remark -> remark.product().id(), Remark::text);
  }

  /** Says which products cannot be computed, or are sold out because of what they name. */
  public void compute(Plan plan) {
    warn(
        plan.products().stream().filter(ShopProbe::isToBeTold),
        PlannedProduct::id,
        planned ->
            planned.outcome() == Outcome.UNTOUCHED
                ? "cannot be computed: " + planned.reason()
                : "can never be sold: " + planned.reason());
  }

  /** Says which hypervisors count in several groups. */
  public void share(Answers answers) {
    SharedNode.warnings(SharedNode.among(answers.groups().values()))
        .values()
        .forEach(warning -> list.warn("groups", warning));
  }

  private static boolean isToBeTold(PlannedProduct planned) {
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
