package io.headroom.guard;

import io.headroom.capacity.Limit;
import io.headroom.capacity.VpsPackage;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the panel said of one package.
 *
 * @param missing whether it said that there is none
 * @param enabled whether it builds from it
 * @param needs what one VPS takes, by the name of the resource, and the storage type
 */
public record PackageReading(boolean missing, boolean enabled, Map<String, Long> needs) {

  /** The panel has no such package. */
  public static final PackageReading MISSING = new PackageReading(true, false, Map.of());

  /** The name of the storage type among the needs. */
  static final String STORAGE_TYPE = "storage type";

  /** Creates a reading. */
  public PackageReading {
    needs = Map.copyOf(needs);
  }

  /** Reads a package. */
  public static PackageReading of(VpsPackage found) {
    Map<String, Long> needs = new TreeMap<>();
    for (Limit resource : Limit.resources()) {
      needs.put(resource.label(), found.footprint().need(resource));
    }
    needs.put(STORAGE_TYPE, Math.max(0, found.footprint().storageType()));
    return new PackageReading(false, found.enabled(), needs);
  }
}
