package io.headroom.rig;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Location;
import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OptionRow;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.VpsOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a shop, for tests: a product is kept, in stock with 5, built from package 7 in group 1
 * with no buffer, until the test says otherwise.
 */
public final class Rows {

  /** The option that names hypervisor groups. */
  public static final String LOCATION = "Location";

  private final List<ProductRow> products = new ArrayList<>();
  private final List<OptionLink> links = new ArrayList<>();
  private final List<OptionRow> options = new ArrayList<>();

  private Rows() {}

  /** Returns the rows of an empty shop. */
  public static Rows rows() {
    return new Rows();
  }

  /** Returns a product. */
  public static Row product(long id) {
    return new Row(id);
  }

  /** Adds a product. */
  public Rows with(Row product) {
    products.add(product.build());
    return this;
  }

  /** Lets a product offer an option group. */
  public Rows link(long optionGroup, long product) {
    links.add(new OptionLink(optionGroup, product));
    return this;
  }

  /** Adds a sub-option of an option, both visible. */
  public Rows option(long optionGroup, String option, String choice) {
    return option(optionGroup, option, false, choice, false);
  }

  /** Adds a sub-option of an option. */
  public Rows option(
      long optionGroup, String option, boolean hidden, String choice, boolean choiceHidden) {
    options.add(new OptionRow(optionGroup, option, hidden, choice, choiceHidden));
    return this;
  }

  /** Returns what the rows join to. */
  public Catalogue join() {
    return Catalogue.of(products, links, options, VpsOptions.usual(OptionName.of(LOCATION)));
  }

  /** Returns the one product that the rows join to. */
  public Product joinOne() {
    return join().products().get(0);
  }

  /** A product in the making. */
  public static final class Row {

    private final long id;
    private String name;
    private String serverType = "VirtFusionDirect";
    private boolean stockControl = true;
    private long qty = 5;
    private String group = "1";
    private String packageId = "7";
    private String ipv4 = "1";
    private String buffer = "0";
    private final List<Location> locations = new ArrayList<>();

    private Row(long id) {
      this.id = id;
      this.name = "KVM-" + id;
    }

    /** Sets its name. */
    public Row named(String value) {
      name = value;
      return this;
    }

    /** Sets the provisioning module. */
    public Row serverType(String value) {
      serverType = value;
      return this;
    }

    /** Takes it out of the stock control. */
    public Row notCounted() {
      stockControl = false;
      return this;
    }

    /** Sets what the shop has for sale. */
    public Row qty(long value) {
      qty = value;
      return this;
    }

    /** Sets the text of the default hypervisor group. */
    public Row group(String value) {
      group = value;
      return this;
    }

    /** Sets the text of the package. */
    public Row packageId(String value) {
      packageId = value;
      return this;
    }

    /** Sets the text of the IPv4 addresses of one VPS. */
    public Row ipv4(String value) {
      ipv4 = value;
      return this;
    }

    /** Sets the text of the buffer. */
    public Row buffer(String value) {
      buffer = value;
      return this;
    }

    /** Adds a group that a customer can choose. */
    public Row location(long hypervisorGroup) {
      locations.add(new Location(hypervisorGroup, true));
      return this;
    }

    /** Adds a group that a customer cannot choose. */
    public Row hiddenLocation(long hypervisorGroup) {
      locations.add(new Location(hypervisorGroup, false));
      return this;
    }

    /** Returns the row. */
    public ProductRow build() {
      return new ProductRow(
          id, name, serverType, stockControl, qty, group, packageId, ipv4, buffer);
    }

    /** Returns the product. */
    public Product read() {
      return Product.of(build(), locations);
    }
  }
}
