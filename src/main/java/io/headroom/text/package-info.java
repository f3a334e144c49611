/**
 * What is done with text that comes from elsewhere: made harmless, shortened, and logged in one
 * line, once.
 */
@NullMarked
package io.headroom.text;

import org.jspecify.annotations.NullMarked;
