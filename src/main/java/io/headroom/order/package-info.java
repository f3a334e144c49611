/**
 * Orders that wait to be accepted: which are ready, and when to try again what did not work.
 *
 * <p>Nothing here knows the database or the network; the time is handed in.
 */
package io.headroom.order;
