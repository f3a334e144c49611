/**
 * What Headroom says in JSON: one record for each document, with the name and version of its
 * schema.
 */
@NullMarked
package io.headroom.report;

import org.jspecify.annotations.NullMarked;
