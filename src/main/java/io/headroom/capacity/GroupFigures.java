package io.headroom.capacity;

/**
 * What the panel told of a hypervisor group, and how old that is.
 *
 * @param group the group
 * @param requestedAt when the request for its first page was sent, or a moment before that, in
 *     elapsed time of this process
 */
public record GroupFigures(HypervisorGroup group, long requestedAt) {}
