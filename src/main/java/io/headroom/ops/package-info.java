/**
 * Operating the process: its settings, its database, its start and its stop.
 *
 * <p>Everything is put together here; the verbs use it, the routes are what it runs.
 */
@NullMarked
package io.headroom.ops;

import org.jspecify.annotations.NullMarked;
