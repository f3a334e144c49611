package io.headroom.catalogue;

/**
 * A row of {@code tblproducts}, as the shop holds it.
 *
 * @param id the product
 * @param name its name
 * @param serverType the provisioning module
 * @param stockControl whether the shop counts its stock
 * @param qty what the shop has for sale
 * @param defaultGroup {@code configoption1}: the default hypervisor group
 * @param packageId {@code configoption2}: the package
 * @param ipv4 {@code configoption3}: IPv4 addresses of one VPS
 * @param buffer {@code configoption7}: the safety buffer in percent
 */
public record ProductRow(
    long id,
    String name,
    String serverType,
    boolean stockControl,
    long qty,
    String defaultGroup,
    String packageId,
    String ipv4,
    String buffer) {

  private static final String MODULE = "VirtFusionDirect";

  /** Whether Headroom keeps the stock of this product. */
  public boolean isKept() {
    return stockControl && isOfModule(serverType);
  }

  /** Whether this is the provisioning module whose products Headroom keeps. */
  public static boolean isOfModule(String serverType) {
    return serverType.equals(MODULE);
  }
}
