package io.headroom.capacity;

/**
 * What one VPS takes; a need of 0 or less takes nothing.
 *
 * @param memoryMb memory in MB
 * @param cpuCores CPU cores
 * @param storageGb storage in GB
 * @param storageType the type code of the pools that may hold the storage; 0 or less for the node's
 *     default mountpoint
 * @param ipv4 IPv4 addresses, at least 1
 */
public record Footprint(long memoryMb, long cpuCores, long storageGb, long storageType, long ipv4) {

  /**
   * Creates a footprint.
   *
   * @throws IllegalArgumentException if {@code ipv4} is less than 1
   */
  public Footprint {
    if (ipv4 < 1) {
      throw new IllegalArgumentException("A VPS has at least 1 IPv4 address, not " + ipv4);
    }
  }
}
