/** One pass over the catalogue, the order of passes, and what the last one left. */
@NullMarked
package io.headroom.sweep;

import org.jspecify.annotations.NullMarked;
