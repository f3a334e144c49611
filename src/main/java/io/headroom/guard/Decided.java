package io.headroom.guard;

/**
 * What Headroom last decided about a product.
 *
 * @param qty the qty, with what reservations take added to it
 * @param setup how the product was set up
 * @param software what Headroom was
 */
public record Decided(long qty, Setup setup, Software software) {}
