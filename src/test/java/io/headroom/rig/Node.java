package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A hypervisor of the stand-in panel, as one row of its group's resources answer; immutable. A new
 * one is healthy and without any limit: all its quotas have max 0.
 */
public final class Node {
  private final ObjectNode json;

  private Node(ObjectNode json) {
    this.json = json;
  }

  /** Returns a healthy node without limits, without other storage, and without an IPv4 figure. */
  public static Node of(int id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("hypervisor")
        .put("id", id)
        .put("name", "node-" + id)
        .put("enabled", true)
        .put("prohibit", false)
        .put("accept", false)
        .put("commissioned", true);
    ObjectNode resources = json.putObject("resources");
    resources.set("servers", quota("#", 0, 0));
    resources.set("memory", quota("MB", 0, 0));
    resources.set("cpuCores", quota("#", 0, 0));
    resources.set("localStorage", pool("Local (Default mountpoint)", 0, 0, 0));
    resources.putArray("otherStorage");
    return new Node(json);
  }

  /** Returns the node that a row of a captured answer describes. */
  public static Node of(JsonNode row) {
    return new Node(row.deepCopy());
  }

  private static ObjectNode quota(String units, long max, long allocated) {
    ObjectNode quota = JsonNodeFactory.instance.objectNode();
    return fill(quota.put("units", units), max, allocated);
  }

  private static ObjectNode pool(String name, int type, long max, long allocated) {
    ObjectNode pool = JsonNodeFactory.instance.objectNode();
    pool.put("enabled", 1).put("name", name).put("storageType", type).put("units", "GB");
    return fill(pool, max, allocated);
  }

  private static ObjectNode fill(ObjectNode quota, long max, long allocated) {
    quota.put("max", max).put("allocated", allocated).put("free", max - allocated);
    return max == 0
        ? quota.putNull("percent")
        : quota.put("percent", Math.round(1000.0 * allocated / max) / 10.0);
  }

  /** Returns this node after any change to a copy of its row, be it well formed or not. */
  public Node edit(Consumer<ObjectNode> change) {
    ObjectNode copy = json.deepCopy();
    change.accept(copy);
    return new Node(copy);
  }

  private Node hypervisor(Consumer<ObjectNode> change) {
    return edit(row -> change.accept((ObjectNode) row.path("hypervisor")));
  }

  private Node resources(Consumer<ObjectNode> change) {
    return edit(row -> change.accept((ObjectNode) row.path("resources")));
  }

  /** Returns this node under a name. */
  public Node named(String name) {
    return hypervisor(flags -> flags.put("name", name));
  }

  /** Returns this node enabled or not. */
  public Node enabled(boolean enabled) {
    return hypervisor(flags -> flags.put("enabled", enabled));
  }

  /** Returns this node commissioned or not. */
  public Node commissioned(boolean commissioned) {
    return hypervisor(flags -> flags.put("commissioned", commissioned));
  }

  /** Returns this node prohibited, so that nothing is placed on it, or not. */
  public Node prohibited(boolean prohibited) {
    return hypervisor(flags -> flags.put("prohibit", prohibited));
  }

  /** Returns this node with a number of servers. */
  public Node servers(long max, long allocated) {
    return resources(all -> all.set("servers", quota("#", max, allocated)));
  }

  /** Returns this node with memory in MB. */
  public Node memory(long maxMb, long allocatedMb) {
    return resources(all -> all.set("memory", quota("MB", maxMb, allocatedMb)));
  }

  /** Returns this node with CPU cores. */
  public Node cores(long max, long allocated) {
    return resources(all -> all.set("cpuCores", quota("#", max, allocated)));
  }

  /** Returns this node with its default mountpoint, in GB. */
  public Node local(int type, long maxGb, long allocatedGb) {
    ObjectNode local = pool("Local (Default mountpoint)", type, maxGb, allocatedGb);
    return resources(all -> all.set("localStorage", local));
  }

  /** Returns this node with its default mountpoint disabled. */
  public Node localOff() {
    return resources(all -> ((ObjectNode) all.path("localStorage")).put("enabled", 0));
  }

  /** Returns this node with one more pool, in GB. */
  public Node pool(int id, int type, long maxGb, long allocatedGb) {
    return pool(id, type, maxGb, allocatedGb, true);
  }

  /** Returns this node with one more pool, in GB, that is disabled. */
  public Node poolOff(int id, int type, long maxGb, long allocatedGb) {
    return pool(id, type, maxGb, allocatedGb, false);
  }

  private Node pool(int id, int type, long maxGb, long allocatedGb, boolean enabled) {
    ObjectNode pool = pool("Pool " + id, type, maxGb, allocatedGb);
    pool.put("id", id).put("path", "/pool-" + id).put("isDatastore", false);
    pool.put("enabled", enabled ? 1 : 0);
    return resources(all -> ((ArrayNode) all.path("otherStorage")).add(pool));
  }

  /** Returns this node with the IPv4 addresses that are free to it. */
  public Node ipv4(long free) {
    return resources(
        all -> all.putObject("network").putObject("total").putObject("ipv4").put("free", free));
  }

  /** The id of the hypervisor. */
  public int id() {
    return json.path("hypervisor").path("id").asInt();
  }

  /** The name of the hypervisor. */
  public String name() {
    return json.path("hypervisor").path("name").asText();
  }

  /** A copy of the row. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The row itself, for reading only. */
  ObjectNode row() {
    return json;
  }

  /** Whether the panel itself would place one more VPS of the package here: no buffer. */
  public boolean takes(PanelPackage vps) {
    JsonNode flags = json.path("hypervisor");
    JsonNode resources = json.path("resources");
    return flags.path("enabled").asBoolean()
        && flags.path("commissioned").asBoolean()
        && !flags.path("prohibit").asBoolean()
        && hasRoom(resources.path("servers"), 1)
        && hasRoom(resources.path("memory"), vps.memory())
        && hasRoom(resources.path("cpuCores"), vps.cores())
        && resources.at("/network/total/ipv4/free").asLong(1) > 0
        && storage(resources, vps).isPresent();
  }

  private static boolean hasRoom(JsonNode quota, long need) {
    return quota.path("max").asLong() == 0 || quota.path("free").asLong() >= need;
  }

  /** The roomiest pool that holds one VPS of the package. */
  private static Optional<JsonNode> storage(JsonNode resources, PanelPackage vps) {
    return pools(resources, vps)
        .filter(pool -> pool.path("enabled").asInt() != 0 && hasRoom(pool, vps.disk()))
        .reduce((a, b) -> a.path("free").asLong() >= b.path("free").asLong() ? a : b);
  }

  private static Stream<JsonNode> pools(JsonNode resources, PanelPackage vps) {
    return vps.storageType() == 0
        ? Stream.of(resources.path("localStorage"))
        : StreamSupport.stream(resources.path("otherStorage").spliterator(), false)
            .filter(pool -> pool.path("storageType").asInt() == vps.storageType());
  }

  /** Returns this node after one VPS of the package was placed on it. */
  public Node place(PanelPackage vps) {
    return shift(vps, 1);
  }

  /** Returns this node after one VPS of the package was removed from it. */
  public Node remove(PanelPackage vps) {
    return shift(vps, -1);
  }

  private Node shift(PanelPackage vps, int count) {
    return resources(
        all -> {
          allocate(all.path("servers"), count);
          allocate(all.path("memory"), count * vps.memory());
          allocate(all.path("cpuCores"), count * vps.cores());
          storage(all, vps)
              .or(() -> pools(all, vps).findFirst())
              .ifPresent(pool -> allocate(pool, count * vps.disk()));
          if (all.at("/network/total/ipv4") instanceof ObjectNode ipv4) {
            ipv4.put("free", ipv4.path("free").asLong() - count);
          }
        });
  }

  private static void allocate(JsonNode quota, long amount) {
    fill((ObjectNode) quota, quota.path("max").asLong(), quota.path("allocated").asLong() + amount);
  }
}
