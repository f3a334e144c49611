package io.headroom.guard;

import io.headroom.capacity.Quota;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hypervisor group before and now.
 *
 * @param id its id
 * @param before what the panel said of it, and when
 * @param now what the panel says
 * @param at when that is
 */
record GroupChange(long id, Dated<GroupReading> before, GroupReading now, Instant at) {

  /**
   * Returns what of it lowers numbers and is not explained by selling.
   *
   * @param doubted whether it is doubted already, so that servers that come do not explain it
   */
  Optional<Cause> drop(boolean doubted) {
    return nodesGone()
        .or(this::limitFell)
        .or(() -> roomFell(doubted))
        .map(words -> new Cause(Input.group(id), false, words));
  }

  /** Returns what of it lifts numbers and is not explained by growth. */
  Optional<Cause> rise() {
    return limitsGone()
        .map(words -> new Cause(Input.group(id), true, words))
        .or(() -> otherNodes().map(words -> new Cause(Input.group(id), false, words)));
  }

  private String had() {
    return "group %d had %s at %s and "
        .formatted(id, count(nodesBefore().size(), "node"), before.when(at));
  }

  private static String count(long many, String noun) {
    return many + " " + noun + (many == 1 ? "" : "s");
  }

  private Map<Long, NodeReading> nodesBefore() {
    return before.value().nodes();
  }

  private Optional<String> nodesGone() {
    int count = nodesBefore().size();
    int left = common().size();
    if (2 * left >= count) {
      return Optional.empty();
    }
    if (now.missing()) {
      return Optional.of(had() + "is missing");
    }
    if (now.nodes().isEmpty()) {
      return Optional.of(had() + "has none");
    }
    return otherNodes().or(() -> Optional.of(had() + "has " + left + " of them"));
  }

  private Optional<String> otherNodes() {
    boolean others = !nodesBefore().isEmpty() && !now.nodes().isEmpty() && common().isEmpty();
    return others
        ? Optional.of(had() + "has " + count(now.nodes().size(), "other"))
        : Optional.empty();
  }

  /** A node before and now. */
  private record NodeChange(long id, NodeReading before, NodeReading now) {

    boolean counts() {
      return before.counts() && now.counts();
    }

    boolean isFlagged() {
      return before.counts() && !now.counts();
    }

    /** What a person turned, one way or the other. */
    boolean isTurned(String name) {
      return before.off().contains(name) || now.off().contains(name);
    }

    Stream<QuotaChange> quotas() {
      return new TreeMap<>(before.quotas())
          .entrySet().stream()
              .filter(quota -> !isTurned(quota.getKey()))
              .map(
                  quota ->
                      new QuotaChange(
                          id,
                          quota.getKey(),
                          quota.getValue(),
                          Optional.ofNullable(now.quotas().get(quota.getKey()))));
    }
  }

  /** Returns the nodes that are in both readings, in the order of their ids. */
  private List<NodeChange> common() {
    List<NodeChange> common = new ArrayList<>();
    new TreeMap<>(nodesBefore())
        .forEach(
            (node, reading) ->
                Optional.ofNullable(now.nodes().get(node))
                    .ifPresent(found -> common.add(new NodeChange(node, reading, found))));
    return common;
  }

  /** Returns the nodes that count in both readings. */
  private List<NodeChange> counting() {
    return common().stream().filter(NodeChange::counts).toList();
  }

  /** A quota of a node before and now. */
  private record QuotaChange(long node, String name, Quota before, Optional<Quota> now) {

    boolean wasLimited() {
      return before.hasMax() && !before.isUnlimited();
    }

    boolean isLimited() {
      return now.filter(quota -> quota.hasMax() && !quota.isUnlimited()).isPresent();
    }

    boolean fell() {
      boolean noStorage = now.isEmpty() && NodeReading.isStorage(name);
      boolean lower =
          isLimited() && (before.isUnlimited() || now.orElseThrow().max() < before.max());
      return noStorage || lower;
    }

    boolean rose() {
      return wasLimited() && isLimited() && now.orElseThrow().max() > before.max();
    }
  }

  private List<QuotaChange> quotas() {
    return counting().stream().flatMap(NodeChange::quotas).toList();
  }

  private Optional<String> limitFell() {
    return quotas().stream().filter(QuotaChange::fell).findFirst().map(this::fell);
  }

  private String fell(QuotaChange change) {
    return "hypervisor %d of group %d had %s at %s and has %s"
        .formatted(
            change.node(),
            id,
            change.wasLimited()
                ? "a limit of %d for %s".formatted(change.before().max(), change.name())
                : "no limit for " + change.name(),
            before.when(at),
            change.now().map(quota -> "one of " + quota.max()).orElse("no such pool"));
  }

  private Optional<String> limitsGone() {
    List<QuotaChange> limited = quotas().stream().filter(QuotaChange::wasLimited).toList();
    long gone = limited.stream().filter(change -> !change.isLimited()).count();
    return 2 * gone <= limited.size()
        ? Optional.empty()
        : Optional.of(
            "group %d had %s at %s and has lost %d"
                .formatted(id, count(limited.size(), "limit"), before.when(at), gone));
  }

  /** How much there was of something, and is. */
  private record Room(long before, long now) {

    Room plus(Room other) {
      return new Room(Saturating.plus(before, other.before), Saturating.plus(now, other.now));
    }

    boolean rose() {
      return now > before;
    }

    /** Whether more than half of it is gone. */
    boolean isHalved() {
      return now < before - now;
    }
  }

  private Optional<Map.Entry<String, Room>> halved() {
    Map<String, Room> rooms = new TreeMap<>();
    for (QuotaChange change : quotas()) {
      change
          .now()
          .filter(quota -> !change.before().isUnlimited() && !quota.isUnlimited())
          .ifPresent(
              quota ->
                  rooms.merge(
                      change.name(), new Room(free(change.before()), free(quota)), Room::plus));
    }
    return rooms.entrySet().stream().filter(room -> room.getValue().isHalved()).findFirst();
  }

  private static long free(Quota quota) {
    return Math.max(0, quota.free());
  }

  private Optional<String> roomFell(boolean doubted) {
    Optional<Room> servers = servers();
    boolean unexplained = doubted || servers.filter(count -> !count.rose()).isPresent();
    return halved()
        .filter(room -> unexplained)
        .map(
            room ->
                "group %d had %d free of %s at %s and has %d, %s"
                    .formatted(
                        id,
                        room.getValue().before(),
                        room.getKey(),
                        before.when(at),
                        room.getValue().now(),
                        servers
                            .map(
                                held ->
                                    "with %s before and %d now"
                                        .formatted(count(held.before(), "server"), held.now()))
                            .orElse("without a count of servers")));
  }

  /** How many servers the nodes held and hold that count; empty if one does not say. */
  private Optional<Room> servers() {
    Room sum = new Room(0, 0);
    for (NodeChange node : counting()) {
      OptionalLong was = node.before().servers();
      OptionalLong is = node.now().servers();
      if (was.isEmpty() || is.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(new Room(was.getAsLong(), is.getAsLong()));
    }
    return Optional.of(sum);
  }

  /** Whether selling, or flags that a person set, explain lower numbers. */
  boolean explainsDrop() {
    long flagged = common().stream().filter(NodeChange::isFlagged).count();
    boolean sold = halved().isPresent() && servers().filter(count -> !count.rose()).isEmpty();
    return sold || 2 * flagged > counted(nodesBefore());
  }

  /** Whether new nodes, higher limits, or flags that a person set explain higher numbers. */
  boolean explainsRise() {
    boolean grew = counted(now.nodes()) > counting().size();
    return grew || quotas().stream().anyMatch(QuotaChange::rose);
  }

  private static long counted(Map<Long, NodeReading> nodes) {
    return nodes.values().stream().filter(NodeReading::counts).count();
  }
}
