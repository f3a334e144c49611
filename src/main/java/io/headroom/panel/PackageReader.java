package io.headroom.panel;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads the panel's answer about a package. */
public final class PackageReader {

  PackageReader() {}

  /**
   * Returns the package, or Unknown with the field that is to blame.
   *
   * @param answer the whole answer
   * @param id the package that was asked for
   */
  public Lookup<VpsPackage> read(@Body JsonNode answer, @Variable("packageId") long id) {
    try {
      return new Lookup.Found<>(decode(Field.answer(answer).get("data").object(), id));
    } catch (UnusableAnswerException unusable) {
      return new Lookup.Unknown<>(unusable.reason());
    }
  }

  private static VpsPackage decode(Field data, long id) {
    data.find("id")
        .filter(given -> given.integer() != id)
        .ifPresent(
            other -> {
              throw new UnusableAnswerException(
                  other.path() + " is not the id of the package that was asked for");
            });
    return new VpsPackage(id, data.get("enabled").flag(), new Footprint(needs(data), type(data)));
  }

  private static Map<Limit, Long> needs(Field data) {
    return Map.of(
        Limit.MEMORY, data.get("memory").need(),
        Limit.CPU, data.get("cpuCores").need(),
        Limit.STORAGE, data.get("primaryStorage").need());
  }

  private static long type(Field data) {
    return data.given("primaryStorageProfile").map(Field::integer).orElse(0L);
  }
}
