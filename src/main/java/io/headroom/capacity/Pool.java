package io.headroom.capacity;

/**
 * A storage pool of a node.
 *
 * @param name what the panel calls it
 * @param enabled whether the panel may place on it
 * @param storageType the type code that a package's storage profile is matched with
 * @param gb its quota in GB
 */
public record Pool(String name, boolean enabled, long storageType, Quota gb) {}
