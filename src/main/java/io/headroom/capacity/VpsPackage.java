package io.headroom.capacity;

/**
 * A package of the panel: the size of a VPS.
 *
 * @param id its id at the panel
 * @param enabled whether the panel builds from it
 * @param memoryMb memory in MB
 * @param cpuCores CPU cores
 * @param storageGb primary storage in GB
 * @param storageType the type code of the pools that may hold the storage ({@code
 *     primaryStorageProfile}); 0 for the node's default mountpoint
 */
public record VpsPackage(
    long id, boolean enabled, long memoryMb, long cpuCores, long storageGb, long storageType) {

  /**
   * Returns what one VPS of this package takes.
   *
   * @param ipv4 IPv4 addresses of one VPS, at least 1
   */
  public Footprint footprint(long ipv4) {
    return new Footprint(memoryMb, cpuCores, storageGb, storageType, ipv4);
  }
}
