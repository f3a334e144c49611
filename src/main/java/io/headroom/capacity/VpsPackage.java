package io.headroom.capacity;

/**
 * A package of the panel: the size of a VPS.
 *
 * @param id its id at the panel
 * @param enabled whether the panel builds from it
 * @param footprint what one VPS of it takes; the number of IPv4 addresses comes from the product
 */
public record VpsPackage(long id, boolean enabled, Footprint footprint) {}
