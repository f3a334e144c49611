package io.headroom.stock;

import io.headroom.stock.Decision.Decided;
import io.headroom.stock.Decision.Untouched;

/**
 * The conclusion of an explanation, in words for who runs the shop.
 *
 * @param explanation the explanation
 */
record Conclusion(Explanation explanation) {

  static String of(Explanation explanation) {
    Conclusion conclusion = new Conclusion(explanation);
    String words =
        explanation.planned().decision().fold(conclusion::decided, conclusion::untouched);
    return explanation.planned().isHeld() ? words + conclusion.held() : words;
  }

  private String untouched(Untouched decision) {
    String todo =
        switch (decision.cause()) {
          case SETTINGS -> "fill it in on the product's Module Settings tab";
          case UNKNOWN -> "every sweep asks again; if it lasts, headroom check says what to do";
          case EXTENSION -> "mend that route in routes/custom";
        };
    return "The shop keeps its qty of %d, because it cannot be computed: %s; %s."
        .formatted(explanation.planned().qtyBefore(), decision.reason(), todo);
  }

  private String held() {
    return " The shop keeps its qty of %d until somebody confirms it; %s."
        .formatted(explanation.planned().qtyBefore(), explanation.planned().reason());
  }

  private String decided(Decided decision) {
    return switch (decision.limit()) {
      case PACKAGE, GROUP, RESERVED -> "Nothing can be sold: " + decision.reason() + ".";
      case BUFFER ->
          "Nothing can be sold: only the buffer of %s makes it 0; without it %s would fit."
              .formatted(explanation.planned().product().buffer(), explanation.unbuffered());
      case UNBOUNDED ->
          "No quota limits %s, so its qty is a fixed %d (headroom.unbounded-qty)."
              .formatted(name(), decision.qty());
      case MAX_QTY ->
          "%s can be placed, but Headroom never writes more than %d (headroom.max-qty)."
              .formatted(vpses(explanation.sum().count()), decision.qty());
      case ADJUSTED ->
          "%s can be sold: direct:adjust-qty lowered it from %d (%s)."
              .formatted(vpses(decision.qty()), explanation.computedQty(), decision.reason());
      default -> limited(decision);
    };
  }

  private String limited(Decided decision) {
    GroupLimits limits = GroupLimits.of(explanation.planned().groups());
    String absent =
        explanation.demand().map(demand -> limits.absences(demand.footprint())).orElse("");
    String there = absent.isEmpty() ? "" : "there is " + absent;
    String kept =
        explanation
            .planned()
            .stock()
            .filter(ProductStock::isLess)
            .map(stock -> ": " + stock.words())
            .orElse("");
    if (!kept.isEmpty()) {
      return vpses(decision.qty()) + " can be sold" + kept + ".";
    }
    if (decision.qty() > 0) {
      String shortages = limits.shortages();
      return joined(
          vpses(decision.qty())
              + " can be placed"
              + (shortages.isEmpty() ? "" : ", limited by " + shortages),
          there);
    }
    String words = limits.words();
    return words.isEmpty()
        ? "Nothing can be sold: " + there + "."
        : joined(
            "Nothing can be sold: %s room for one more, for lack of %s"
                .formatted(nowhere(limits), words),
            there);
  }

  private static String joined(String main, String more) {
    return main + (more.isEmpty() ? "" : "; " + more) + ".";
  }

  private static String nowhere(GroupLimits limits) {
    String groups = "hypervisor " + GroupLimits.names(limits.ids());
    return limits.groups().size() == 1 ? groups + " has no" : "none of " + groups + " has";
  }

  private String name() {
    return explanation.planned().product().name();
  }

  private String vpses(long count) {
    return count + (count == 1 ? " VPS of " : " VPSes of ") + name();
  }
}
