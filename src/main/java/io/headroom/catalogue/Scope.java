package io.headroom.catalogue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be looked at again.
 *
 * @param all whether every product is
 * @param fresh whether the panel is asked anew about everything that is looked at
 * @param products ids of products that are, each for itself
 * @param moved ids of products of which a VPS came or went, so that their groups have other room
 * @param groups ids of hypervisor groups that have other room
 */
public record Scope(
    boolean all, boolean fresh, Set<Long> products, Set<Long> moved, Set<Long> groups) {

  /** Nothing. */
  public static final Scope NONE = new Scope(false, false, Set.of(), Set.of(), Set.of());

  /** Every product. */
  public static final Scope ALL = new Scope(true, false, Set.of(), Set.of(), Set.of());

  /** Every product, with the panel asked anew about everything. */
  public static final Scope ALL_FRESH = new Scope(true, true, Set.of(), Set.of(), Set.of());

  /** Creates a scope. */
  public Scope {
    products = Set.copyOf(products);
    moved = Set.copyOf(moved);
    groups = Set.copyOf(groups);
  }

  /** Returns the scope of these products, each for itself; of every product if none is named. */
  public static Scope of(Set<Long> products) {
    return products.isEmpty() ? ALL : new Scope(false, false, products, Set.of(), Set.of());
  }

  /**
   * Returns the scope of a VPS that came or went.
   *
   * @param product its product
   * @param groups the groups that it may be in; empty for every group of the product
   */
  public static Scope moved(long product, Set<Long> groups) {
    return groups.isEmpty()
        ? new Scope(false, false, Set.of(), Set.of(product), groups)
        : new Scope(false, false, Set.of(product), Set.of(), groups);
  }

  /** Returns the scope of groups whose room changed. */
  public static Scope ofGroups(Set<Long> groups) {
    return new Scope(false, false, Set.of(), Set.of(), groups);
  }

  /** Returns this scope with the panel asked anew about everything in it. */
  public Scope refreshed() {
    return new Scope(all, true, products, moved, groups);
  }

  /** Returns what is in this scope or in the other. */
  public Scope plus(Scope other) {
    boolean everything = (all && fresh) || (other.all && other.fresh);
    return everything
        ? ALL_FRESH
        : new Scope(
            all || other.all,
            fresh || other.fresh,
            union(products, other.products),
            union(moved, other.moved),
            union(groups, other.groups));
  }

  private static Set<Long> union(Set<Long> one, Set<Long> other) {
    return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return !all && size() == 0;
  }

  /** How many ids it names. */
  public int size() {
    return products.size() + moved.size() + groups.size();
  }

  /**
   * Returns the products of a catalogue that are in it: those that it names, and every product that
   * may be placed in a group whose room changed.
   */
  public Catalogue in(Catalogue catalogue) {
    if (all || isBeyond(catalogue)) {
      return catalogue;
    }
    Set<Long> touched = touched(catalogue);
    return catalogue.only(
        product ->
            products.contains(product.id())
                || moved.contains(product.id())
                || groups(product).anyMatch(touched::contains));
  }

  /**
   * Returns the ids of the groups that the panel must be asked about anew. A VPS of a product that
   * the catalogue does not know, as one without stock control, may be in any.
   */
  public Set<Long> staleGroups(Catalogue catalogue) {
    return fresh || isBeyond(catalogue)
        ? groups(in(catalogue)).collect(Collectors.toUnmodifiableSet())
        : touched(catalogue);
  }

  /** Returns the ids of the packages that the panel must be asked about anew. */
  public Set<Long> stalePackages(Catalogue catalogue) {
    return fresh ? Set.copyOf(in(catalogue).packageIds()) : Set.of();
  }

  private boolean isBeyond(Catalogue catalogue) {
    Set<Long> strangers = new HashSet<>(moved);
    catalogue.products().forEach(product -> strangers.remove(product.id()));
    return !strangers.isEmpty();
  }

  private Set<Long> touched(Catalogue catalogue) {
    Set<Long> touched = new HashSet<>(groups);
    catalogue.products().stream()
        .filter(product -> moved.contains(product.id()))
        .flatMap(Scope::groups)
        .forEach(touched::add);
    return touched;
  }

  private static Stream<Long> groups(Catalogue catalogue) {
    return catalogue.products().stream().flatMap(Scope::groups);
  }

  private static Stream<Long> groups(Product product) {
    return product.placements().stream().map(Placement::group);
  }
}
