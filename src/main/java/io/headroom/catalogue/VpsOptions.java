package io.headroom.catalogue;

import java.util.Set;

/**
 * The internal names of the configurable options by which an order asks for another VPS than its
 * product's.
 *
 * @param location names the hypervisor group
 * @param vpsPackage names the package
 * @param memory names the memory
 * @param cpuCores names the number of CPU cores
 * @param storage names the storage in GB
 * @param storageType names the code of the storage type
 * @param ipv4 names the number of IPv4 addresses
 */
public record VpsOptions(
    OptionName location,
    OptionName vpsPackage,
    OptionName memory,
    OptionName cpuCores,
    OptionName storage,
    OptionName storageType,
    OptionName ipv4) {

  /** Returns the names by which the provisioning module knows them, with another location. */
  public static VpsOptions usual(OptionName location) {
    return new VpsOptions(
        location,
        OptionName.of("Package"),
        OptionName.of("Memory"),
        OptionName.of("CPU Cores"),
        OptionName.of("Storage"),
        OptionName.of("Storage Type"),
        OptionName.of("IPv4"));
  }

  /** Returns the names of the options that change what a VPS takes. */
  Set<OptionName> sizes() {
    return Set.of(vpsPackage, memory, cpuCores, storage, storageType, ipv4);
  }
}
