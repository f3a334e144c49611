/**
 * The verbs: what a person or a script asks of Headroom on the command line, and how it answers.
 *
 * <p>A verb says what it wants of the process and shows the result; nothing is decided here.
 */
@NullMarked
package io.headroom.cli;

import org.jspecify.annotations.NullMarked;
