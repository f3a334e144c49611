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
    LeastFit least = new LeastFit();
    resources.forEach(resource -> least.take(resource.resource(), resource.fit().count()));
    return new NodeCapacity(node, least.fit(), least.limit(), resources);
  }
}
