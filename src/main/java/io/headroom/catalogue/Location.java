package io.headroom.catalogue;

/**
 * A hypervisor group that a product's Location option names.
 *
 * @param group the hypervisor group
 * @param visible whether a customer can choose it
 */
public record Location(long group, boolean visible) {}
