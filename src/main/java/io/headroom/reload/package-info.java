/**
 * The routes as files: read together, built in a scratch context to see what is wrong with them,
 * and swapped while the process runs.
 */
@NullMarked
package io.headroom.reload;

import org.jspecify.annotations.NullMarked;
