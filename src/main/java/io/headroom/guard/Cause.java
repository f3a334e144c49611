package io.headroom.guard;

/**
 * What selling cannot explain.
 *
 * @param input what changed
 * @param any whether every difference in the direction counts, however small
 * @param words what it was before and is now
 */
record Cause(Input input, boolean any, String words) {}
