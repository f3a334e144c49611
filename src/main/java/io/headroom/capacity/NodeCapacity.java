package io.headroom.capacity;

import java.util.List;

/**
 * How many VPSes fit on one node.
 *
 * @param node the node
 * @param fit how many fit; 0 for a node that does not count
 * @param limit what limits them; {@link Limit#UNBOUNDED} where nothing does, {@link Limit#NO_NODE}
 *     for a node that does not count
 * @param resources what each resource fits; empty for a node that does not count
 */
public record NodeCapacity(Hypervisor node, Fit fit, Limit limit, List<ResourceFit> resources) {

  static NodeCapacity of(Hypervisor node, List<ResourceFit> resources) {
    if (resources.isEmpty()) {
      return new NodeCapacity(node, Fit.NONE, Limit.NO_NODE, resources);
    }
    ResourceFit least = resources.get(0);
    for (ResourceFit resource : resources) {
      least = least.least(resource);
    }
    return new NodeCapacity(node, least.fit(), limitOf(least), resources);
  }

  private static Limit limitOf(ResourceFit least) {
    return least.fit().isUnlimited() ? Limit.UNBOUNDED : least.resource();
  }
}
