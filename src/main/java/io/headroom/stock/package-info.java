/**
 * The decisions: from capacities to the plan of a sweep, what of it may be written, and what it is
 * announced and recorded as.
 */
package io.headroom.stock;
