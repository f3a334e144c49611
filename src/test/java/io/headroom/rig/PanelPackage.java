package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** A package of the stand-in panel: what one VPS takes; immutable. */
public final class PanelPackage {
  private final ObjectNode json;

  private PanelPackage(ObjectNode json) {
    this.json = json;
  }

  /** Returns an enabled package that takes 1024 MB, one core and 10 GB of local storage. */
  public static PanelPackage of(int id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("name", "Package " + id).putNull("description").put("enabled", true);
    json.put("memory", 1024).put("primaryStorage", 10).put("traffic", 1000).put("cpuCores", 1);
    json.put("primaryNetworkSpeedIn", 0).put("primaryNetworkSpeedOut", 0);
    json.put("primaryDiskType", "inherit").put("backupPlanId", 0);
    json.putNull("primaryStorageReadBytesSec").putNull("primaryStorageWriteBytesSec");
    json.putNull("primaryStorageReadIopsSec").putNull("primaryStorageWriteIopsSec");
    json.put("primaryStorageProfile", 0).put("primaryNetworkProfile", 0);
    json.put("created", "2025-05-02T09:14:07.000000Z");
    return new PanelPackage(json);
  }

  /** Returns this package after any change to a copy of its JSON, be it well formed or not. */
  public PanelPackage edit(Consumer<ObjectNode> change) {
    ObjectNode copy = json.deepCopy();
    change.accept(copy);
    return new PanelPackage(copy);
  }

  /** Returns this package under a name. */
  public PanelPackage named(String name) {
    return edit(all -> all.put("name", name));
  }

  /** Returns this package with memory in MB. */
  public PanelPackage memory(long mb) {
    return edit(all -> all.put("memory", mb));
  }

  /** Returns this package with CPU cores. */
  public PanelPackage cores(long cores) {
    return edit(all -> all.put("cpuCores", cores));
  }

  /** Returns this package with storage in GB. */
  public PanelPackage disk(long gb) {
    return edit(all -> all.put("primaryStorage", gb));
  }

  /** Returns this package with a storage type code; 0 is the default mountpoint. */
  public PanelPackage storageType(int code) {
    return edit(all -> all.put("primaryStorageProfile", code));
  }

  /** Returns this package disabled. */
  public PanelPackage disabled() {
    return edit(all -> all.put("enabled", false));
  }

  /** The id. */
  public int id() {
    return json.path("id").asInt();
  }

  /** The name. */
  public String name() {
    return json.path("name").asText();
  }

  /** Whether the panel builds VPSes of it. */
  public boolean isEnabled() {
    return json.path("enabled").asBoolean();
  }

  /** The memory in MB. */
  public long memory() {
    return json.path("memory").asLong();
  }

  /** The CPU cores. */
  public long cores() {
    return json.path("cpuCores").asLong();
  }

  /** The storage in GB. */
  public long disk() {
    return json.path("primaryStorage").asLong();
  }

  /** The storage type code. */
  public int storageType() {
    return json.path("primaryStorageProfile").asInt();
  }

  /** A copy of the JSON. */
  public JsonNode json() {
    return json.deepCopy();
  }
}
