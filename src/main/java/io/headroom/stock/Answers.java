package io.headroom.stock;

import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the panel answered in one sweep.
 *
 * @param packages the answers by package id
 * @param groups the answers by hypervisor group id
 */
public record Answers(Map<Long, Lookup<VpsPackage>> packages, Map<Long, Lookup<GroupFits>> groups) {

  private static final String NOT_ASKED = "it was not looked up";

  /** Returns the answer about a package. */
  public Lookup<VpsPackage> vpsPackage(long id) {
    return packages.getOrDefault(id, new Lookup.Unknown<>(NOT_ASKED));
  }

  /** Returns the answer about a group. */
  public Lookup<GroupFits> group(long id) {
    return groups.getOrDefault(id, new Lookup.Unknown<>(NOT_ASKED));
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
    return new Answers(doubt(packages, packageIds, reason), doubt(groups, groupIds, reason));
  }

  private static <T> Map<Long, Lookup<T>> doubt(
      Map<Long, Lookup<T>> answers, Set<Long> ids, String reason) {
    Map<Long, Lookup<T>> doubted = new HashMap<>(answers);
    ids.forEach(id -> doubted.replace(id, new Lookup.Unknown<>(reason)));
    return doubted;
  }
}
