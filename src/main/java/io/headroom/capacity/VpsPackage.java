package io.headroom.capacity;

/**
 * A package of the panel: the size of a VPS.
 *
 * @param id its id at the panel
 * @param enabled whether the panel builds from it
 * @param footprint what one VPS of it takes; how many IPv4 addresses, the product says
 */
public record VpsPackage(long id, boolean enabled, Footprint footprint) {}
