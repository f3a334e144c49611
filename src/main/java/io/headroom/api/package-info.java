/**
 * The HTTP side: who may call, what is asked, and what is answered. The routes of {@code routes/}
 * name its beans.
 */
@NullMarked
package io.headroom.api;

import org.jspecify.annotations.NullMarked;
