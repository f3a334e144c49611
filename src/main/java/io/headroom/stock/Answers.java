package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Product;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the panel answered in one sweep.
 *
 * @param packages the answers by package id
 * @param groups the answers by hypervisor group id
 * @param before what groups have by their last figures, of which nothing is known now
 */
public record Answers(
    Map<Long, Lookup<VpsPackage>> packages,
    Map<Long, Lookup<GroupFits>> groups,
    Map<Long, GroupFits> before) {

  private static final String NOT_ASKED = "it was not looked up";

  /** Creates answers without any figures from before. */
  public Answers(Map<Long, Lookup<VpsPackage>> packages, Map<Long, Lookup<GroupFits>> groups) {
    this(packages, groups, Map.of());
  }

  /** Returns the answer about a package. */
  public Lookup<VpsPackage> vpsPackage(long id) {
    return packages.getOrDefault(id, new Lookup.Unknown<>(NOT_ASKED));
  }

  /** Returns what a product asks of every node; empty where its package is not for sale. */
  Optional<Demand> demand(Product product) {
    return product.packageId().stream()
        .mapToObj(this::vpsPackage)
        .findFirst()
        .flatMap(Planner::sellable)
        .map(product::demand);
  }

  /** Returns the answer about a group. */
  public Lookup<GroupFits> group(long id) {
    return groups.getOrDefault(id, new Lookup.Unknown<>(NOT_ASKED));
  }

  /** Returns what a group has by its last figures, if any are known. */
  Optional<GroupFits> latest(long id) {
    return group(id)
        .fold(Optional::of, Optional::empty, reason -> Optional.ofNullable(before.get(id)));
  }

  /** Returns what was found of these groups. */
  Stream<GroupFits> found(Collection<Long> ids) {
    return ids.stream()
        .map(this::group)
        .flatMap(lookup -> lookup.fold(Stream::of, Stream::empty, reason -> Stream.empty()));
  }

  /**
   * Returns these answers with some of them, which nothing vouches for, as Unknown.
   *
   * @param packageIds the packages not to be relied on
   * @param groupIds the groups not to be relied on
   * @param reason why
   */
  public Answers doubting(Set<Long> packageIds, Set<Long> groupIds, String reason) {
    return new Answers(
        doubt(packages, packageIds, reason), doubt(groups, groupIds, reason), before);
  }

  private static <T> Map<Long, Lookup<T>> doubt(
      Map<Long, Lookup<T>> answers, Set<Long> ids, String reason) {
    Map<Long, Lookup<T>> doubted = new HashMap<>(answers);
    ids.forEach(id -> doubted.replace(id, new Lookup.Unknown<>(reason)));
    return doubted;
  }

  /** Returns these answers as if nothing was ordered that is not built. */
  public Answers withoutReservations() {
    Map<Long, Lookup<GroupFits>> free = new HashMap<>();
    groups.forEach((id, answer) -> free.put(id, answer.map(GroupFits::withoutReservations)));
    return new Answers(packages, free);
  }
}
