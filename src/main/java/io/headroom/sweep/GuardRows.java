package io.headroom.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.capacity.Quota;
import io.headroom.guard.Dated;
import io.headroom.guard.Decided;
import io.headroom.guard.Direction;
import io.headroom.guard.GroupReading;
import io.headroom.guard.GuardMemory;
import io.headroom.guard.Hold;
import io.headroom.guard.Input;
import io.headroom.guard.NodeReading;
import io.headroom.guard.PackageReading;
import io.headroom.guard.Setup;
import io.headroom.guard.Software;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the guard remembers, as named rows of JSON.
 *
 * <p>Used by one sweep at a time.
 */
public final class GuardRows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * A row as it was kept.
   *
   * @param value its JSON
   * @param age how long ago it was written
   */
  public record Kept(String value, Duration age) {}

  /** What was made of what, so that only what changed is made anew. */
  private Map<String, Made> last = Map.of();

  private record Made(Object of, String text) {}

  /**
   * Returns the rows of a memory, by name.
   *
   * @param millis the elapsed time now, in ms
   */
  public Map<String, String> of(GuardMemory memory, long millis) {
    Map<String, Made> made = new HashMap<>();
    memory
        .products()
        .forEach((id, decided) -> make("product:" + id, decided, made, GuardRows::json));
    memory
        .groups()
        .forEach((id, group) -> make("group:" + id, group.value(), made, GuardRows::json));
    memory
        .packages()
        .forEach((id, found) -> make("package:" + id, found.value(), made, GuardRows::json));
    Map<String, String> rows = new HashMap<>();
    last = made;
    made.forEach((name, each) -> rows.put(name, each.text()));
    memory
        .holds()
        .forEach(
            (direction, hold) -> rows.put("hold:" + direction.term(), text(json(hold, millis))));
    return rows;
  }

  private <T> void make(
      String name, T value, Map<String, Made> made, Function<T, ObjectNode> json) {
    Made before = last.get(name);
    boolean same = before != null && before.of().equals(value);
    made.put(name, same ? before : new Made(value, text(json.apply(value))));
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode json(Decided decided) {
    ObjectNode json = NODES.objectNode();
    json.put("qty", decided.qty());
    decided.setup().vpsPackage().ifPresent(id -> json.put("package", id));
    ArrayNode groups = json.putArray("groups");
    decided.setup().groups().forEach(groups::add);
    json.put("rest", decided.setup().rest());
    json.put("version", decided.software().version());
    json.put("settings", decided.software().settings());
    json.put("routes", decided.software().routes());
    return json;
  }

  private static ObjectNode json(GroupReading group) {
    ObjectNode json = NODES.objectNode();
    json.put("missing", group.missing());
    ObjectNode nodes = json.putObject("nodes");
    new TreeMap<>(group.nodes()).forEach((id, node) -> nodes.set(Long.toString(id), json(node)));
    return json;
  }

  private static ObjectNode json(NodeReading node) {
    ObjectNode json = NODES.objectNode();
    json.put("counts", node.counts());
    node.servers().ifPresent(count -> json.put("servers", count));
    ObjectNode quotas = json.putObject("quotas");
    new TreeMap<>(node.quotas())
        .forEach((name, quota) -> quotas.putArray(name).add(quota.max()).add(quota.free()));
    ArrayNode off = json.putArray("off");
    new TreeSet<>(node.off()).forEach(off::add);
    return json;
  }

  private static ObjectNode json(PackageReading found) {
    ObjectNode json = NODES.objectNode();
    json.put("missing", found.missing());
    json.put("enabled", found.enabled());
    ObjectNode needs = json.putObject("needs");
    new TreeMap<>(found.needs()).forEach(needs::put);
    return json;
  }

  private static ObjectNode json(Hold hold, long millis) {
    ObjectNode json = NODES.objectNode();
    ObjectNode inputs = json.putObject("inputs");
    hold.inputs()
        .forEach(
            (input, words) ->
                inputs.put(input.kind().name().toLowerCase(Locale.ROOT) + ":" + input.id(), words));
    ArrayNode products = json.putArray("products");
    hold.products().forEach(products::add);
    json.put("heldMs", millis - hold.since());
    json.put("confirmations", hold.confirmations());
    json.put("byPerson", hold.byPerson());
    return json;
  }

  /**
   * Returns the memory that rows hold.
   *
   * @param now when that is, for people
   * @param millis the elapsed time now, in ms
   * @throws IllegalArgumentException if a row cannot be read
   */
  public static GuardMemory read(Map<String, Kept> rows, Instant now, long millis) {
    Map<Long, Decided> products = new HashMap<>();
    Map<Long, Dated<GroupReading>> groups = new HashMap<>();
    Map<Long, Dated<PackageReading>> packages = new HashMap<>();
    Map<Direction, Hold> holds = new EnumMap<>(Direction.class);
    rows.forEach(
        (name, row) -> {
          JsonNode json = tree(row.value());
          String[] parts = name.split(":", 2);
          Instant at = now.minus(row.age());
          switch (parts[0]) {
            case "product" -> products.put(Long.valueOf(parts[1]), decided(json));
            case "group" -> groups.put(Long.valueOf(parts[1]), new Dated<>(group(json), at));
            case "package" ->
                packages.put(Long.valueOf(parts[1]), new Dated<>(vpsPackage(json), at));
            case "hold" -> {
              Direction direction = Direction.valueOf(parts[1].toUpperCase(Locale.ROOT));
              holds.put(direction, hold(direction, json, millis - row.age().toMillis()));
            }
            default -> throw new IllegalArgumentException("there is no row " + name);
          }
        });
    return new GuardMemory(products, groups, packages, holds);
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed.getOriginalMessage(), malformed);
    }
  }

  private static Decided decided(JsonNode json) {
    List<Long> groups = new ArrayList<>();
    json.path("groups").forEach(id -> groups.add(id.asLong()));
    return new Decided(
        json.path("qty").asLong(),
        new Setup(number(json.path("package")), groups, json.path("rest").asText()),
        new Software(
            json.path("version").asText(),
            json.path("settings").asText(),
            json.path("routes").asText()));
  }

  private static OptionalLong number(JsonNode json) {
    return json.isNumber() ? OptionalLong.of(json.asLong()) : OptionalLong.empty();
  }

  private static GroupReading group(JsonNode json) {
    Map<Long, NodeReading> nodes = new HashMap<>();
    json.path("nodes")
        .properties()
        .forEach(node -> nodes.put(Long.valueOf(node.getKey()), node(node.getValue())));
    return new GroupReading(json.path("missing").asBoolean(), nodes);
  }

  private static NodeReading node(JsonNode json) {
    Map<String, Quota> quotas = new HashMap<>();
    json.path("quotas")
        .properties()
        .forEach(
            quota ->
                quotas.put(
                    quota.getKey(),
                    new Quota(
                        quota.getValue().path(0).asLong(), quota.getValue().path(1).asLong())));
    TreeSet<String> off = new TreeSet<>();
    json.path("off").forEach(name -> off.add(name.asText()));
    return new NodeReading(
        json.path("counts").asBoolean(), quotas, off, number(json.path("servers")));
  }

  private static PackageReading vpsPackage(JsonNode json) {
    Map<String, Long> needs = new HashMap<>();
    json.path("needs")
        .properties()
        .forEach(need -> needs.put(need.getKey(), need.getValue().asLong()));
    return new PackageReading(
        json.path("missing").asBoolean(), json.path("enabled").asBoolean(), needs);
  }

  private static Hold hold(Direction direction, JsonNode json, long writtenAt) {
    SortedMap<Input, String> inputs = new TreeMap<>();
    json.path("inputs")
        .properties()
        .forEach(input -> inputs.put(input(input.getKey()), input.getValue().asText()));
    TreeSet<Long> products = new TreeSet<>();
    json.path("products").forEach(id -> products.add(id.asLong()));
    return new Hold(
        direction,
        inputs,
        products,
        writtenAt - json.path("heldMs").asLong(),
        json.path("confirmations").asLong(),
        json.path("byPerson").asBoolean());
  }

  private static Input input(String name) {
    String[] parts = name.split(":", 2);
    return new Input(
        Input.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.parseLong(parts[1]));
  }
}
