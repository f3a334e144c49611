/**
 * What is done with text that comes from elsewhere: made harmless, shortened, and told in one line.
 */
@NullMarked
package io.headroom.text;

import org.jspecify.annotations.NullMarked;
