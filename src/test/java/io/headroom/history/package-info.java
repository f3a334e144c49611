/**
 * The history of a shop, a panel and what Headroom read and wrote, made from a seed, and the
 * checker that judges it.
 *
 * <p>The checker ({@link io.headroom.history.Checker}) uses no class of the product. It tries every
 * placement of what is ordered and not built; the fleets are small enough for that.
 */
package io.headroom.history;
