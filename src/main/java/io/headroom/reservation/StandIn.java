package io.headroom.reservation;

/**
 * A reservation whose needs could not be read, and what stands in for them.
 *
 * @param service its service
 * @param order the number of its order; 0 where it belongs to none
 * @param group the hypervisor group that it will be placed in
 * @param text why they could not be read, and what stands in
 */
public record StandIn(long service, long order, long group, String text) {}
