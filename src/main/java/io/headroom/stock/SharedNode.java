package io.headroom.stock;

import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Lookup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A hypervisor that stands in several groups.
 *
 * @param id its id at the panel
 * @param groups the ids of the groups, in their order
 * @param counts whether VPSes may be placed on it in one of them
 */
public record SharedNode(long id, List<Long> groups, boolean counts) {

  private static final int MOST_IDS = 20;

  /** Creates a shared node. */
  public SharedNode {
    groups = List.copyOf(groups);
  }

  /** Returns the nodes that several of the groups have, by id. */
  public static List<SharedNode> among(Collection<Lookup<GroupFits>> answers) {
    Map<Long, Set<Long>> groups = new TreeMap<>();
    Set<Long> counting = new TreeSet<>();
    for (Lookup<GroupFits> answer : answers) {
      if (answer instanceof Lookup.Found<GroupFits> found) {
        for (Hypervisor node : found.value().group().nodes()) {
          groups
              .computeIfAbsent(node.id(), none -> new TreeSet<>())
              .add(found.value().group().id());
          if (node.counts()) {
            counting.add(node.id());
          }
        }
      }
    }
    return groups.entrySet().stream()
        .filter(node -> node.getValue().size() > 1)
        .map(
            node ->
                new SharedNode(
                    node.getKey(), List.copyOf(node.getValue()), counting.contains(node.getKey())))
        .toList();
  }

  /** Returns what is to be said of those that count, in one sentence for all of the same groups. */
  public static Map<List<Long>, String> warnings(Collection<SharedNode> nodes) {
    return nodes.stream()
        .filter(SharedNode::counts)
        .collect(
            Collectors.groupingBy(
                SharedNode::groups,
                LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), SharedNode::warning)));
  }

  private static String warning(List<SharedNode> nodes) {
    List<Long> groups = nodes.get(0).groups();
    String ids = ids(nodes.stream().map(SharedNode::id).toList());
    return nodes.size() == 1
        ? "hypervisor %s is in the groups %s, so that it counts in each of them: keep it in one group"
            .formatted(ids, ids(groups))
        : "hypervisors %s are in the groups %s, so that they count in each of them: keep them in one group"
            .formatted(ids, ids(groups));
  }

  private static String ids(List<Long> ids) {
    String some =
        ids.stream().limit(MOST_IDS).map(String::valueOf).collect(Collectors.joining(", "));
    return ids.size() > MOST_IDS ? some + " and " + (ids.size() - MOST_IDS) + " more" : some;
  }
}
