/**
 * The process: its start and its stop, its database, health, metrics and JMX.
 *
 * <p>Everything is put together here; the verbs use it, the routes are what it runs.
 */
@NullMarked
package io.headroom.ops;

import org.jspecify.annotations.NullMarked;
