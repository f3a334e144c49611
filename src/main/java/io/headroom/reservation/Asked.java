package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an order asks of the panel.
 *
 * @param product the product that was ordered
 * @param wish what the options ask for instead
 */
public record Asked(Product product, Wish wish) {

  /** The hypervisor group that it will be placed in: the ordered one, else the default one. */
  public OptionalLong group() {
    return wish.group().isPresent() ? wish.group() : product.defaultGroup();
  }

  /** The package that it will be built from: the ordered one, else the product's. */
  public OptionalLong vpsPackage() {
    return wish.vpsPackage().isPresent() ? wish.vpsPackage() : product.packageId();
  }

  /**
   * Returns what its VPS takes; empty where that cannot be read.
   *
   * @param packages what is known of packages, by id
   */
  public Optional<Footprint> need(Map<Long, Lookup<VpsPackage>> packages) {
    if (!wish.unreadable().isEmpty() || vpsPackage().isEmpty()) {
      return Optional.empty();
    }
    return packages
        .getOrDefault(vpsPackage().getAsLong(), new Lookup.Missing<>())
        .<Optional<VpsPackage>>fold(Optional::of, Optional::empty, unknown -> Optional.empty())
        .map(found -> wish.of(found.footprint().with(Limit.IPV4, product.ipv4())));
  }

  /** Returns in words why what its VPS takes cannot be read. */
  public String trouble() {
    if (!wish.unreadable().isEmpty()) {
      return "its options cannot be read (" + String.join(", ", wish.unreadable()) + ")";
    }
    return vpsPackage().isEmpty()
        ? "its product names no package"
        : "package " + vpsPackage().getAsLong() + " is not known";
  }

  /** Returns the least VPS that takes as much of everything as each of some; empty of none. */
  public static Optional<Footprint> largest(Iterable<Footprint> some) {
    Optional<Footprint> largest = Optional.empty();
    for (Footprint one : some) {
      largest = Optional.of(largest.map(most -> larger(most, one)).orElse(one));
    }
    return largest;
  }

  private static Footprint larger(Footprint one, Footprint other) {
    boolean more = other.need(Limit.STORAGE) > one.need(Limit.STORAGE);
    Footprint larger = new Footprint(one.needs(), (more ? other : one).storageType());
    for (Limit resource : Limit.resources()) {
      larger = larger.with(resource, Math.max(one.need(resource), other.need(resource)));
    }
    return larger;
  }

  /** Returns what a VPS takes more of each resource when it grows. */
  public static Footprint growth(Footprint before, Footprint after) {
    Footprint growth = new Footprint(Map.of(), after.storageType());
    for (Limit resource : Limit.resources()) {
      growth = growth.with(resource, Math.max(0, after.need(resource) - before.need(resource)));
    }
    return growth;
  }
}
