package io.headroom.sweep;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Placement;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The products that a sweep looks at.
 *
 * @param all every product of the shop
 * @param catalogue the products that are swept
 * @param staleGroups the ids of the groups that the panel must be asked about anew
 * @param stalePackages the ids of the packages that the panel must be asked about anew
 */
record SweptProducts(
    Catalogue all, Catalogue catalogue, Set<Long> staleGroups, Set<Long> stalePackages) {

  private static final Catalogue EMPTY = new Catalogue(List.of());
  static final SweptProducts NONE = new SweptProducts(EMPTY, EMPTY, Set.of(), Set.of());

  static SweptProducts of(Scope scope, Catalogue all) {
    return new SweptProducts(all, scope.in(all), scope.staleGroups(all), scope.stalePackages(all));
  }

  /** Returns these and every product that may be placed in one of some groups. */
  SweptProducts with(Set<Long> groups) {
    if (groups.isEmpty() || catalogue.products().size() == all.products().size()) {
      return this;
    }
    Set<Product> swept = Set.copyOf(catalogue.products());
    Catalogue wider =
        all.only(product -> swept.contains(product) || groups(product).anyMatch(groups::contains));
    return wider.products().size() == swept.size()
        ? this
        : new SweptProducts(all, wider, staleGroups, stalePackages);
  }

  /** Returns the swept products and every product that may share nodes with one of them. */
  Catalogue companions() {
    return with(groups()).catalogue();
  }

  /** Returns the ids of the groups that the swept products may be placed in. */
  Set<Long> groups() {
    return catalogue.products().stream()
        .flatMap(SweptProducts::groups)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Long> groups(Product product) {
    return product.placements().stream().map(Placement::group);
  }
}
