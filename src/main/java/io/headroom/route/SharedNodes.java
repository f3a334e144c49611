package io.headroom.route;

import io.headroom.panel.PanelSession;
import io.headroom.stock.SharedNode;
import io.headroom.sweep.Sweep;
import io.headroom.sweep.Sweeps;
import io.headroom.text.SaidOnce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the hypervisors that stand in several groups of a sweep: one answer may have been taken for
 * another. Such groups are read once more on new connections, and then believed.
 *
 * <p>Used by one sweep at a time.
 */
public final class SharedNodes {

  private static final Logger LOG = LoggerFactory.getLogger(SharedNodes.class);
  private static final String GROUPS_TO_LOOK_UP = "groupsToLookUp";
  private static final String REREAD = "rereadGroups";

  /** What was read once more; a route may sweep twice with one exchange. */
  private record Reread(Sweep sweep, Set<Long> groups) {}

  private final PanelSession session;
  private final Map<Long, List<Long>> believed = new HashMap<>();
  private final Map<List<Long>, SaidOnce> warned = new HashMap<>();

  /**
   * Creates the bean.
   *
   * @param session forgets what the panel said of groups that are to be read once more
   */
  public SharedNodes(PanelSession session) {
    this.session = session;
  }

  /**
   * Leaves the ids of the groups that are to be read once more as the property {@value
   * #GROUPS_TO_LOOK_UP}: those that share a node and were not read for that in this sweep. If there
   * are none, what is shared is believed.
   */
  public void look(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    sweep.gathered();
    List<SharedNode> shared = SharedNode.among(sweep.answers().groups().values());
    Set<Long> reread = reread(exchange);
    Set<Long> groups =
        shared.stream()
            .filter(node -> !node.groups().equals(believed.get(node.id())))
            .flatMap(node -> node.groups().stream())
            .filter(group -> !reread.contains(group))
            .collect(Collectors.toCollection(TreeSet::new));
    if (groups.isEmpty()) {
      believe(shared, sweep);
    } else {
      session.distrust(groups);
      reread.addAll(groups);
    }
    exchange.setProperty(GROUPS_TO_LOOK_UP, List.copyOf(groups));
  }

  private static Set<Long> reread(Exchange exchange) {
    Sweep sweep = Sweeps.of(exchange);
    Reread before = exchange.getProperty(REREAD, Reread.class);
    Reread now =
        before != null && before.sweep() == sweep ? before : new Reread(sweep, new HashSet<>());
    exchange.setProperty(REREAD, now);
    return now.groups();
  }

  private void believe(List<SharedNode> shared, Sweep sweep) {
    Set<Long> found = found(sweep);
    believed.values().removeIf(found::containsAll);
    shared.forEach(node -> believed.put(node.id(), node.groups()));
    Map<List<Long>, String> warnings = SharedNode.warnings(shared);
    Set.copyOf(warned.keySet()).stream()
        .filter(found::containsAll)
        .filter(groups -> !warnings.containsKey(groups))
        .forEach(this::sayOver);
    warnings.forEach(this::warn);
  }

  private static Set<Long> found(Sweep sweep) {
    return sweep.answers().groups().entrySet().stream()
        .filter(answer -> answer.getValue().fold(fits -> true, () -> true, reason -> false))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void warn(List<Long> groups, String warning) {
    if (warned.computeIfAbsent(groups, none -> new SaidOnce()).failed(warning)) {
      LOG.warn("{}", warning);
    }
  }

  private void sayOver(List<Long> groups) {
    warned.remove(groups);
    LOG.info("No hypervisor counts in all of the hypervisor groups {} any more", groups);
  }
}
