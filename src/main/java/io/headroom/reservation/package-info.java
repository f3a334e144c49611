/**
 * What is ordered and not built: which orders hold room, what they take from the products that
 * share nodes with them, how many orders are sure to build, and what may be written while the shop
 * sells.
 *
 * <p>The panel learns of an order only when the server is built. Until then the order needs room
 * that the panel still reports as free. Pure functions over values: memory is MB, storage GB, a
 * time is elapsed time of one process. Every number holds wherever the panel places what is
 * ordered.
 */
package io.headroom.reservation;
