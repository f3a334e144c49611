package io.headroom.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The products whose stock Headroom keeps, in the order of their ids.
 *
 * @param products the products
 * @param review looks for settings of them that do not mean what they seem to
 */
public record Catalogue(List<Product> products, Review review) {

  /** Creates a catalogue. */
  public Catalogue {
    products = List.copyOf(products);
  }

  /** Creates a catalogue of products that offer no options. */
  public Catalogue(List<Product> products) {
    this(products, Review.NONE);
  }

  /**
   * Joins rows of the shop.
   *
   * @param rows products, also those that Headroom does not keep
   * @param links which option groups a product offers
   * @param options sub-options of configurable options, also of others than the location
   * @param names the internal names of the options that say where and how large a VPS is
   */
  public static Catalogue of(
      Collection<ProductRow> rows,
      Collection<OptionLink> links,
      Collection<OptionRow> options,
      VpsOptions names) {
    Map<Long, List<Location>> byOptionGroup = locations(options, names.location());
    Map<Long, List<Location>> byProduct = new HashMap<>();
    for (OptionLink link : links) {
      byProduct
          .computeIfAbsent(link.productId(), key -> new ArrayList<>())
          .addAll(byOptionGroup.getOrDefault(link.optionGroup(), List.of()));
    }
    return new Catalogue(
        rows.stream()
            .filter(ProductRow::isKept)
            .map(row -> Product.of(row, byProduct.getOrDefault(row.id(), List.of())))
            .sorted((one, other) -> Long.compare(one.id(), other.id()))
            .toList(),
        new Review(names, links, options));
  }

  /** Returns the catalogue of some of its products. */
  public Catalogue only(Predicate<Product> wanted) {
    return new Catalogue(products.stream().filter(wanted).toList(), review);
  }

  /** Returns what there is to say about the settings of its products, in their order. */
  public List<Remark> remarks() {
    return products.stream()
        .flatMap(product -> review.of(product).stream().map(text -> new Remark(product, text)))
        .toList();
  }

  /** Returns each package that a product is built from, once. */
  public List<Long> packageIds() {
    return products.stream()
        .flatMapToLong(product -> product.packageId().stream())
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  private static Map<Long, List<Location>> locations(
      Collection<OptionRow> options, OptionName locationOption) {
    Map<Long, List<Location>> byOptionGroup = new HashMap<>();
    for (OptionRow option : options) {
      OptionalLong group = LeadingInteger.of(option.choice()).id();
      if (group.isPresent() && option.internalName().equals(locationOption)) {
        byOptionGroup
            .computeIfAbsent(option.optionGroup(), key -> new ArrayList<>())
            .add(new Location(group.getAsLong(), option.isVisible()));
      }
    }
    return byOptionGroup;
  }
}
