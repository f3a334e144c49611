package io.headroom.cli;

import io.headroom.capacity.Fit;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Limit;
import io.headroom.capacity.NodeCapacity;
import io.headroom.capacity.ResourceFit;
import io.headroom.catalogue.Product;
import io.headroom.reservation.Availability;
import io.headroom.stock.Difference;
import io.headroom.stock.ExplainedGroup;
import io.headroom.stock.ExplainedGroup.Arithmetic;
import io.headroom.stock.Explanation;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.StockRules;
import io.headroom.text.OneLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The whole arithmetic of one product in words and figures.
 *
 * @param colours how to colour it
 */
record ExplanationText(ColorScheme colours) {

  /** Returns the text. */
  String of(Explanation explanation) {
    return Stream.of(
            head(explanation),
            explanation.groups().stream().flatMap(this::group),
            foot(explanation))
        .flatMap(lines -> lines)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Stream<String> head(Explanation explanation) {
    Product product = explanation.planned().product();
    return Stream.of(
        bold("Product %d: %s".formatted(product.id(), OneLine.of(product.name()).text())),
        "  rules      " + explanation.rules().rules().term(),
        "  package    " + vpsPackage(explanation),
        "  buffer     " + product.buffer() + " of every limit stays free",
        "  qty        %d in the shop".formatted(explanation.planned().qtyBefore()),
        "  each quota (free - reserve) div need = fit");
  }

  private static String vpsPackage(Explanation explanation) {
    Product product = explanation.planned().product();
    return explanation
        .vpsPackage()
        .map(
            lookup ->
                lookup.fold(
                    found ->
                        found.id()
                            + footprint(product.demand(found).footprint(), explanation.rules())
                            + (found.enabled() ? "" : " (disabled at the panel)"),
                    () -> product.packageId().orElse(0) + ", missing at the panel",
                    reason -> product.packageId().orElse(0) + ", " + OneLine.of(reason).text()))
        .orElse("none is named (configoption2)");
  }

  private static String footprint(Footprint stated, StockRules rules) {
    Footprint vps = stated.with(Limit.IPV4, stated.ipv4(rules.rules()));
    return vps.needs().entrySet().stream()
        .map(need -> need.getKey().amount(need.getValue()) + type(need.getKey(), vps))
        .collect(Collectors.joining(", ", ": one VPS takes ", ""));
  }

  private static String type(Limit resource, Footprint vps) {
    return resource == Limit.STORAGE && vps.storageType() > 0
        ? " of storage type " + vps.storageType()
        : "";
  }

  private Stream<String> group(ExplainedGroup group) {
    String sources =
        group.placement().sources().stream()
            .map(source -> source.replace('-', ' '))
            .collect(Collectors.joining(" and "));
    String title = "Hypervisor group %d (%s)".formatted(group.placement().group(), sources);
    if (!group.counts()) {
      return Stream.of(bold(title) + ": does not count by these rules");
    }
    return group
        .answer()
        .map(
            lookup ->
                lookup.<Stream<String>>fold(
                    arithmetic -> Stream.concat(Stream.of(bold(title)), arithmetic(arithmetic)),
                    () -> Stream.of(bold(title) + ": missing at the panel, adds 0"),
                    reason -> Stream.of(bold(title) + ": unknown, " + OneLine.of(reason).text())))
        .orElseGet(() -> Stream.of(bold(title) + ": not asked"));
  }

  private static Stream<String> arithmetic(Arithmetic arithmetic) {
    return Stream.concat(
        arithmetic.nodes().stream().flatMap(ExplanationText::node),
        Stream.of(sum(arithmetic.stock().capacity()), orders(arithmetic)));
  }

  private static Stream<String> node(NodeCapacity node) {
    String name =
        "  node %d %s".formatted(node.node().id(), OneLine.of(node.node().name(), 32).text());
    return node.node()
        .idle()
        .map(why -> Stream.of(name + ": does not count, " + OneLine.of(why).text()))
        .orElseGet(
            () ->
                Stream.concat(
                    Stream.of(
                        "%s: %s, limited by %s".formatted(name, node.fit(), node.limit().term())),
                    node.resources().stream().map(ExplanationText::resource)));
  }

  private static String resource(ResourceFit fit) {
    String note = fit.note().isEmpty() ? "" : "  (" + OneLine.of(fit.note(), 40).text() + ")";
    return "    %-8s %s%s".formatted(fit.resource().term(), figures(fit), note);
  }

  private static String figures(ResourceFit fit) {
    if (fit.need() <= 0) {
      return "unlimited: none is needed";
    }
    if (fit.fit().isUnlimited()) {
      return "unlimited: the quota is 0";
    }
    if (!fit.note().isEmpty() && fit.quota().isUnlimited()) {
      return fit.fit().toString();
    }
    return "(%d - %d) div %d = %s"
        .formatted(fit.quota().free(), fit.reserve(), fit.need(), fit.fit());
  }

  private static String sum(GroupCapacity capacity) {
    String cap =
        capacity.ipv4Cap().isUnlimited()
            ? "no node reports IPv4 addresses"
            : "IPv4 addresses allow " + capacity.ipv4Cap();
    return "  nodes fit %s, %s: %s (%s)"
        .formatted(
            capacity.sum(),
            cap,
            capacity.fit(),
            capacity.isCapped() ? "the IPv4 addresses bind" : "the nodes bind");
  }

  private static String orders(Arithmetic arithmetic) {
    Availability availability = arithmetic.stock().availability();
    return "  %s available: %s fit - %d ordered and paid - %d held for unpaid orders%s; %s"
        .formatted(
            arithmetic.stock().available(),
            availability.fits(),
            availability.reservedPaid(),
            availability.reservedUnpaid(),
            arithmetic.stock().isSharedOut() ? ", its share of the last places" : "",
            safe(arithmetic.safeOrders()));
  }

  private static String safe(Fit orders) {
    if (orders.isUnlimited()) {
      return "all next orders build, whatever they are";
    }
    if (orders.count() == 0) {
      return "some next orders would not build";
    }
    return orders.count() == 1
        ? "the next order builds, whatever it is"
        : "the next " + orders + " orders build, whatever they are";
  }

  private Stream<String> foot(Explanation explanation) {
    PlannedProduct planned = explanation.planned();
    Stream<String> available =
        planned.stock().stream().map(stock -> "Available " + stock.sentence());
    Stream<String> sum =
        explanation.demand().isEmpty()
            ? Stream.empty()
            : Stream.of(
                "Sum %s, at most %d (headroom.max-qty): %d"
                    .formatted(
                        sum(explanation), explanation.rules().maxQty(), explanation.computedQty()));
    Stream<String> decision =
        Stream.of(
            "Qty %d -> %d, %s: %s"
                .formatted(
                    planned.qtyBefore(),
                    planned.qtyAfter(),
                    planned.outcome().term(),
                    OneLine.of(planned.reason()).text()),
            "",
            bold(OneLine.of(explanation.conclusion()).text()));
    return Stream.of(
            available,
            sum,
            decision,
            explanation.difference().stream().map(Difference::sentence),
            explanation.remarks().stream().map(remark -> "Note: " + OneLine.of(remark).text()))
        .flatMap(lines -> lines);
  }

  /** Where several groups add to it, it shows each. */
  private static String sum(Explanation explanation) {
    List<String> fits =
        explanation.groups().stream()
            .flatMap(group -> group.counted().stream())
            .map(arithmetic -> arithmetic.stock().available().toString())
            .toList();
    return fits.size() > 1
        ? String.join(" + ", fits) + " = " + explanation.sum()
        : explanation.sum().toString();
  }

  private String bold(String text) {
    return colours.apply(text, List.of(Style.bold)).toString();
  }
}
