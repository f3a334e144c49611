package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.headroom.capacity.NodeCapacity;
import io.headroom.capacity.ResourceFit;
import io.headroom.catalogue.Placement;
import io.headroom.stock.ExplainedGroup;
import io.headroom.stock.ExplainedGroup.Arithmetic;
import io.headroom.stock.GroupStock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hypervisor group of an explanation in JSON; a count of null has no limit. */
public sealed interface ExplainedGroupPart {

  /** A group that the panel knows. */
  record Found(
      long id,
      List<String> namedBy,
      boolean counts,
      String answer,
      @Nullable Long fit,
      @Nullable Long sum,
      @Nullable Long ipv4Cap,
      long reservedPaid,
      long reservedUnpaid,
      @Nullable Long available,
      @Nullable Long safeOrders,
      @Nullable Long nextOrders,
      String limit,
      List<NodePart> nodes)
      implements ExplainedGroupPart {}

  /** A group that is missing, unknown or not-asked. */
  record NotFound(
      long id,
      List<String> namedBy,
      boolean counts,
      String answer,
      @JsonInclude(Include.NON_NULL) @Nullable String reason)
      implements ExplainedGroupPart {}

  /** A node; why it does not count, or what each of its resources fits. */
  record NodePart(
      long id,
      String name,
      boolean counts,
      @JsonInclude(Include.NON_NULL) @Nullable String reason,
      @Nullable Long fit,
      String limit,
      List<ResourcePart> resources) {

    static NodePart of(NodeCapacity node) {
      return new NodePart(
          node.node().id(),
          node.node().name(),
          node.node().counts(),
          node.node().idle().orElse(null),
          Json.count(node.fit()),
          node.limit().term(),
          node.resources().stream().map(ResourcePart::of).toList());
    }
  }

  /**
   * A resource of a node: (free - reserve) div need = fit; max 0 is no limit, none where the panel
   * does not give it.
   */
  record ResourcePart(
      String resource,
      @JsonInclude(Include.NON_NULL) @Nullable Long max,
      long free,
      long reserve,
      long need,
      @Nullable Long fit,
      @JsonInclude(Include.NON_EMPTY) String note) {

    static ResourcePart of(ResourceFit fit) {
      return new ResourcePart(
          fit.resource().term(),
          fit.quota().hasMax() ? fit.quota().max() : null,
          fit.quota().free(),
          fit.reserve(),
          fit.need(),
          Json.count(fit.fit()),
          fit.note());
    }
  }

  /** Returns the part for a group. */
  static ExplainedGroupPart of(ExplainedGroup group) {
    return group
        .answer()
        .map(
            lookup ->
                lookup.<ExplainedGroupPart>fold(
                    arithmetic -> found(group, arithmetic),
                    () -> notFound(group, "missing", null),
                    reason -> notFound(group, "unknown", reason)))
        .orElseGet(() -> notFound(group, "not-asked", null));
  }

  private static Found found(ExplainedGroup group, Arithmetic arithmetic) {
    Placement placement = group.placement();
    GroupStock stock = arithmetic.stock();
    return new Found(
        placement.group(),
        placement.sources(),
        group.counts(),
        "found",
        Json.count(stock.fits()),
        Json.count(stock.capacity().sum()),
        Json.count(stock.capacity().ipv4Cap()),
        stock.availability().reservedPaid(),
        stock.availability().reservedUnpaid(),
        Json.count(stock.available()),
        Json.count(stock.depth().orders()),
        Json.count(arithmetic.safeOrders()),
        stock.capacity().limit().term(),
        arithmetic.nodes().stream().map(NodePart::of).toList());
  }

  private static NotFound notFound(ExplainedGroup group, String answer, @Nullable String reason) {
    Placement placement = group.placement();
    return new NotFound(placement.group(), placement.sources(), group.counts(), answer, reason);
  }
}
