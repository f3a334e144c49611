/** What is configured. It is read once, and what is wrong is refused in words. */
@NullMarked
package io.headroom.settings;

import org.jspecify.annotations.NullMarked;
