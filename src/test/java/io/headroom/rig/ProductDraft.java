package io.headroom.rig;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of {@code tblproducts} that is being filled in, like the product form of WHMCS. */
public final class ProductDraft {
  private final Shop shop;
  private final Map<String, Object> columns = new LinkedHashMap<>();

  ProductDraft(Shop shop, int id) {
    this.shop = shop;
    with("id", id).named("Product " + id).with("type", "server").serverType("VirtFusionDirect");
    with("stockcontrol", 1).ipv4(1);
  }

  /** Sets any column. */
  public ProductDraft with(String column, Object value) {
    columns.put(column, value);
    return this;
  }

  /** Sets the name. */
  public ProductDraft named(String name) {
    return with("name", name);
  }

  /** Sets the default hypervisor group. */
  public ProductDraft group(int id) {
    return with("configoption1", String.valueOf(id));
  }

  /** Sets the VirtFusion package. */
  public ProductDraft packageId(int id) {
    return with("configoption2", String.valueOf(id));
  }

  /** Sets the IPv4 addresses that one VPS takes. */
  public ProductDraft ipv4(int addresses) {
    return with("configoption3", String.valueOf(addresses));
  }

  /** Sets the safety buffer in percent, as the admin typed it. */
  public ProductDraft buffer(String percent) {
    return with("configoption7", percent);
  }

  /** Sets the qty that the shop shows. */
  public ProductDraft qty(int qty) {
    return with("qty", qty);
  }

  /** Sets the provisioning module. */
  public ProductDraft serverType(String module) {
    return with("servertype", module);
  }

  /** Turns stock control off. */
  public ProductDraft withoutStockControl() {
    return with("stockcontrol", 0);
  }

  /** Inserts the product. */
  public Shop add() {
    shop.insert("tblproducts", columns);
    return shop;
  }
}
