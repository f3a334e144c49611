package io.headroom.order;

import io.headroom.catalogue.ProductRow;

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

  /** Whether its order can be accepted, and waits for nothing but services such as this. */
  boolean counts() {
    return orderStatus.equals(PENDING) && ProductRow.isOfModule(module);
  }

  /** Whether the shop itself says that it is built. */
  boolean isActive() {
    return status.equals(ACTIVE);
  }
}
