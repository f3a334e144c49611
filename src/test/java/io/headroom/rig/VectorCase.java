package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A shop and a panel together with the qtys that each set of rules must write. */
public record VectorCase(String name, JsonNode whmcs, JsonNode panel, JsonNode expected) {

  /** Returns the cases of both files. */
  public static Stream<VectorCase> all() {
    return Stream.of("known-cases", "sweeps").flatMap(VectorCase::of);
  }

  /** Returns the cases of one file. */
  public static Stream<VectorCase> of(String file) {
    String resource = "/vectors/" + file + ".json";
    try (InputStream in =
        Objects.requireNonNull(VectorCase.class.getResourceAsStream(resource), resource)) {
      JsonNode cases = new ObjectMapper().readTree(in);
      return StreamSupport.stream(cases.spliterator(), false).map(VectorCase::of);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static VectorCase of(JsonNode one) {
    return new VectorCase(
        one.path("name").asText(), one.path("whmcs"), one.path("panel"), one.path("expected"));
  }

  /** Returns a new fleet that answers as the case's panel does. */
  public Fleet fleet() {
    return Fleet.of(panel);
  }

  /**
   * Returns, for each product under stock control, the qty that the rules {@code module} or {@code
   * panel} write; empty where the row stays untouched.
   */
  public SortedMap<Integer, OptionalInt> expected(String rules) {
    SortedMap<Integer, OptionalInt> qtys = new TreeMap<>();
    expected
        .path(rules)
        .properties()
        .forEach(one -> qtys.put(Integer.valueOf(one.getKey()), qty(one.getValue())));
    return qtys;
  }

  private static OptionalInt qty(JsonNode value) {
    return value.isNull() ? OptionalInt.empty() : OptionalInt.of(value.asInt());
  }

  /** The name, so that a parameterised test shows it. */
  @Override
  public String toString() {
    return name;
  }
}
