package io.headroom.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.sweep.GuardRows.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The file that keeps what the guard remembers, where there are no tables for it. */
public final class GuardFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALUE = "value";
  private static final String AT = "at";

  private final StateFile file;
  private final Clock clock;
  private final Map<String, Row> known = new HashMap<>();

  private record Row(String value, Instant at) {}

  /**
   * Creates it; nothing is read or written yet.
   *
   * @param folder where it is
   * @param clock tells when a row is written
   */
  public GuardFile(Path folder, Clock clock) {
    this.file = new StateFile(folder.resolve("guard.json"));
    this.clock = clock;
  }

  /**
   * Returns the rows that it holds; none if there is no file.
   *
   * @throws IOException if it cannot be read
   */
  public Map<String, Kept> read() throws IOException {
    JsonNode json = JSON.readTree(file.read().orElse("{}"));
    known.clear();
    json.properties()
        .forEach(
            row ->
                known.put(
                    row.getKey(),
                    new Row(
                        row.getValue().path(VALUE).asText(),
                        Instant.ofEpochSecond(row.getValue().path(AT).asLong()))));
    Map<String, Kept> rows = new HashMap<>();
    known.forEach((name, row) -> rows.put(name, new Kept(row.value(), age(row))));
    return rows;
  }

  /** A clock that was set back does not make a row younger than new. */
  private Duration age(Row row) {
    Duration age = Duration.between(row.at(), clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /**
   * Writes rows in place of those that it holds; does nothing if they are the same.
   *
   * @param rows the JSON of each, by name
   * @throws IOException if it cannot be written
   */
  public void write(Map<String, String> rows) throws IOException {
    Map<String, Row> next = new TreeMap<>();
    Instant now = clock.instant();
    rows.forEach(
        (name, value) -> {
          Row before = known.get(name);
          boolean same = before != null && before.value().equals(value);
          next.put(name, same ? before : new Row(value, now));
        });
    if (next.equals(known)) {
      return;
    }
    ObjectNode json = JSON.createObjectNode();
    next.forEach(
        (name, row) ->
            json.putObject(name).put(VALUE, row.value()).put(AT, row.at().getEpochSecond()));
    file.write(JSON.writeValueAsString(json));
    known.clear();
    known.putAll(next);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
