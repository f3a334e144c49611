/** What is configured: read once, and refused in words. */
@NullMarked
package io.headroom.settings;

import org.jspecify.annotations.NullMarked;
