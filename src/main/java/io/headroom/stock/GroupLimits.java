package io.headroom.stock;

import static java.util.stream.Collectors.joining;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Limit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What limits a product in the hypervisor groups that were found.
 *
 * @param groups the groups, in the order in which the product names them
 */
record GroupLimits(List<Found> groups) {

  /** A group and its capacity. */
  record Found(long id, GroupCapacity capacity) {}

  static GroupLimits of(Collection<GroupAnswer> answers) {
    return new GroupLimits(
        answers.stream()
            .flatMap(
                answer ->
                    answer.found().stream()
                        .map(found -> new Found(answer.group(), found.capacity())))
            .toList());
  }

  /** The capacities of the groups. */
  List<GroupCapacity> capacities() {
    return groups.stream().map(Found::capacity).toList();
  }

  /** The ids of the groups. */
  List<Long> ids() {
    return groups.stream().map(Found::id).toList();
  }

  /** The limit of the group that fits most, the first of equals; it is the product's. */
  Limit greatest() {
    return groups.stream()
        .map(Found::capacity)
        .reduce((best, next) -> next.fit().compareTo(best.fit()) > 0 ? next : best)
        .map(GroupCapacity::limit)
        .orElse(Limit.GROUP);
  }

  /** Returns the groups that this limits, such as {@code groups 1 and 2}. */
  String with(Limit limit) {
    return names(limitedBy(limit).map(Found::id).toList());
  }

  /** Returns the ids of groups in words, such as {@code groups 1 and 2}. */
  static String names(List<Long> ids) {
    int last = ids.size() - 1;
    return last == 0
        ? "group " + ids.get(0)
        : "groups "
            + ids.subList(0, last).stream().map(String::valueOf).collect(joining(", "))
            + " and "
            + ids.get(last);
  }

  /**
   * Returns what limits each group in words, the limit of the product first, such as {@code memory
   * in groups 1 and 2}.
   *
   * @param vps what one VPS takes
   */
  String reason(Footprint vps) {
    return limits().map(limit -> label(limit, vps) + " in " + with(limit)).collect(joining(", "));
  }

  /** Returns what there is too little of in one group or another, such as {@code memory}. */
  String words() {
    return limits().filter(limit -> !isAbsence(limit)).map(Limit::words).collect(joining(" or "));
  }

  /**
   * Returns what there is too little of and where, such as {@code memory in hypervisor group 1}.
   */
  String shortages() {
    return limits()
        .filter(limit -> !isAbsence(limit))
        .map(limit -> limit.words() + " in hypervisor " + with(limit))
        .collect(joining(" and "));
  }

  /**
   * Returns what is not there at all and where, such as {@code no storage pool of type 2 on 2 of 5
   * nodes in hypervisor group 1}; empty where all is there.
   *
   * @param vps what one VPS takes
   */
  String absences(Footprint vps) {
    return limits()
        .filter(GroupLimits::isAbsence)
        .map(limit -> label(limit, vps) + " in hypervisor " + with(limit))
        .collect(joining(" and "));
  }

  private static boolean isAbsence(Limit limit) {
    return limit == Limit.NO_POOL || limit == Limit.NO_NODE;
  }

  /** Each limit once, that of the product first. */
  private Stream<Limit> limits() {
    Stream<Limit> all = groups.stream().map(group -> group.capacity().limit());
    return Stream.concat(Stream.of(greatest()), all).distinct();
  }

  private String label(Limit limit, Footprint vps) {
    return limit == Limit.NO_POOL
        ? "%s on %d of %d nodes"
            .formatted(
                vps.noPool(),
                limitedBy(limit).mapToInt(group -> group.capacity().limited()).sum(),
                limitedBy(limit).mapToInt(group -> group.capacity().counted()).sum())
        : limit.label();
  }

  private Stream<Found> limitedBy(Limit limit) {
    return groups.stream().filter(group -> group.capacity().limit() == limit);
  }
}
