package io.headroom.order;

import io.headroom.catalogue.ProductRow;
import io.headroom.event.Census.State;

/**
 * A service of an order, as the shop has it.
 *
 * @param id its id
 * @param order the id of its order
 * @param orderStatus the status of the order, such as {@code Pending}
 * @param module the name of the provisioning module of its product
 * @param status its own status, such as {@code Active}
 */
public record OrderedService(
    long id, long order, String orderStatus, String module, String status) {

  private static final String PENDING = "Pending";
  private static final String ACTIVE = "Active";

  /** Whether its order can be accepted, and it is one that the module VirtFusionDirect builds. */
  boolean counts() {
    return orderStatus.equals(PENDING) && ProductRow.isOfModule(module);
  }

  /** Whether its order can be accepted, and another module has it to set up yet. */
  boolean waitsForAnotherModule() {
    return orderStatus.equals(PENDING)
        && status.equals(PENDING)
        && !module.isBlank()
        && !ProductRow.isOfModule(module);
  }

  /** Whether it was given up, so that nothing is built for it any more. */
  boolean isEnded() {
    return new State(status, orderStatus).isEnded();
  }

  /** Whether the shop itself says that it is built. */
  boolean isActive() {
    return status.equals(ACTIVE);
  }
}
