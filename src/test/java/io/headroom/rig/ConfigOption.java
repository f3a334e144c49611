package io.headroom.rig;

import java.util.Map;

/** A configurable option of a shop's products, to which choices are added. */
public record ConfigOption(Shop shop, int id, int group) {

  /** Adds a visible choice such as {@code 3|Frankfurt}. */
  public ConfigOption choice(String name) {
    return choice(name, 0);
  }

  /** Adds a choice that no shopper sees. */
  public ConfigOption hiddenChoice(String name) {
    return choice(name, 1);
  }

  private ConfigOption choice(String name, int hidden) {
    shop.insert(
        "tblproductconfigoptionssub", Map.of("configid", id, "optionname", name, "hidden", hidden));
    return this;
  }

  /** Hides the whole option from shoppers. */
  public ConfigOption hide() {
    shop.sql().update("UPDATE tblproductconfigoptions SET hidden = 1 WHERE id = ?", id);
    return this;
  }

  /** Gives the option to another product too. */
  public ConfigOption shareWith(int product) {
    shop.insert("tblproductconfiglinks", Map.of("gid", group, "pid", product));
    return this;
  }
}
