package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the stand-in panel knows: hypervisor groups with their nodes, and packages. It may be
 * changed while the panel answers from it.
 */
public final class Fleet {
  private final Map<Integer, String> groupNames = new TreeMap<>();
  private final Map<Integer, List<Node>> groups = new TreeMap<>();
  private final Map<Integer, PanelPackage> packages = new TreeMap<>();
  private final Map<Integer, PanelAnswer> groupAnswers = new LinkedHashMap<>();
  private final Map<Integer, PanelAnswer> packageAnswers = new LinkedHashMap<>();

  /** Returns the fleet of the {@code panel} part of a vector case. */
  public static Fleet of(JsonNode panel) {
    Fleet fleet = new Fleet();
    fleet.become(panel);
    return fleet;
  }

  /** Forgets everything and becomes the fleet of the {@code panel} part of a vector case. */
  public synchronized void become(JsonNode panel) {
    groupNames.clear();
    groups.clear();
    packages.clear();
    groupAnswers.clear();
    packageAnswers.clear();
    panel
        .path("packages")
        .properties()
        .forEach(one -> answerPackage(Integer.parseInt(one.getKey()), raw(one.getValue())));
    panel
        .path("groups")
        .properties()
        .forEach(one -> loadGroup(Integer.parseInt(one.getKey()), one.getValue()));
  }

  private static PanelAnswer raw(JsonNode answer) {
    int status = answer.path("status").asInt();
    return Optional.ofNullable(answer.get("body"))
        .map(body -> PanelAnswer.json(status, body))
        .orElse(PanelAnswer.empty(status));
  }

  private void loadGroup(int id, JsonNode answer) {
    JsonNode rows = answer.path("body").path("data");
    if (answer.path("status").asInt() == 200 && rows.isArray()) {
      group(id);
      rows.forEach(row -> add(id, Node.of(row)));
    } else {
      answerGroup(id, raw(answer));
    }
  }

  /** Adds or replaces a package. */
  public synchronized Fleet add(PanelPackage vps) {
    packages.put(vps.id(), vps);
    return this;
  }

  /** Removes a package, as if it had been deleted. */
  public synchronized void removePackage(int id) {
    packages.remove(id);
  }

  /** Adds or replaces a group with these nodes. */
  public Fleet group(int id, Node... nodes) {
    return group(id, "Group " + id, nodes);
  }

  /** Adds or replaces a group with a name and these nodes. */
  public synchronized Fleet group(int id, String name, Node... nodes) {
    groupNames.put(id, name);
    groups.put(id, new ArrayList<>(List.of(nodes)));
    return this;
  }

  /** Adds a node at the end of a group, also if its id is there already. */
  public synchronized Fleet add(int group, Node node) {
    mutableNodes(group).add(node);
    return this;
  }

  /** Adds a node at the head of a group, so that all others move on by one. */
  public synchronized Fleet addFirst(int group, Node node) {
    mutableNodes(group).add(0, node);
    return this;
  }

  /** Changes one node of a group. */
  public synchronized void update(int group, int node, UnaryOperator<Node> change) {
    mutableNodes(group).replaceAll(one -> one.id() == node ? change.apply(one) : one);
  }

  /** Changes every node of a group. */
  public synchronized void updateAll(int group, UnaryOperator<Node> change) {
    mutableNodes(group).replaceAll(change);
  }

  /** Takes a node out of a group. */
  public synchronized void removeNode(int group, int node) {
    mutableNodes(group).removeIf(one -> one.id() == node);
  }

  /** Removes a group with its nodes. */
  public synchronized void removeGroup(int id) {
    groups.remove(id);
    groupNames.remove(id);
  }

  /** Answers for a group with this, whatever its nodes are. */
  public synchronized void answerGroup(int id, PanelAnswer answer) {
    groupAnswers.put(id, answer);
  }

  /** Answers for a package with this, whatever it is. */
  public synchronized void answerPackage(int id, PanelAnswer answer) {
    packageAnswers.put(id, answer);
  }

  /** The ids of the groups. */
  public synchronized List<Integer> groups() {
    return List.copyOf(groups.keySet());
  }

  /** The name of a group. */
  public synchronized String groupName(int id) {
    return Optional.ofNullable(groupNames.get(id)).orElse("Group " + id);
  }

  /** The nodes of a group as they are now; empty if there is no such group. */
  public synchronized List<Node> nodes(int group) {
    return List.copyOf(groups.getOrDefault(group, List.of()));
  }

  /** The packages as they are now. */
  public synchronized List<PanelPackage> packages() {
    return List.copyOf(packages.values());
  }

  synchronized Optional<PanelPackage> findPackage(int id) {
    return Optional.ofNullable(packages.get(id));
  }

  synchronized Optional<PanelAnswer> packageAnswer(int id) {
    return Optional.ofNullable(packageAnswers.get(id));
  }

  synchronized Optional<PanelAnswer> groupAnswer(int id) {
    return Optional.ofNullable(groupAnswers.get(id));
  }

  private List<Node> mutableNodes(int group) {
    List<Node> nodes = groups.get(group);
    if (nodes == null) {
      throw new IllegalArgumentException("no group " + group);
    }
    return nodes;
  }
}
