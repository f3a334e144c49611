package io.headroom.sweep;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Scope;
import java.util.List;
import java.util.Set;

/**
 * The products that a sweep looks at.
 *
 * @param catalogue the products
 * @param staleGroups the ids of the groups that the panel must be asked about anew
 * @param stalePackages the ids of the packages that the panel must be asked about anew
 */
record SweptProducts(Catalogue catalogue, Set<Long> staleGroups, Set<Long> stalePackages) {

  static final SweptProducts NONE = new SweptProducts(new Catalogue(List.of()), Set.of(), Set.of());

  static SweptProducts of(Scope scope, Catalogue all) {
    return new SweptProducts(scope.in(all), scope.staleGroups(all), scope.stalePackages(all));
  }
}
