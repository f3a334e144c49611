/**
 * The thin beans and processors that the routes name.
 *
 * <p>Each does one step of a route of {@code routes/}; what is decided is decided by {@code stock}.
 */
@NullMarked
package io.headroom.route;

import org.jspecify.annotations.NullMarked;
