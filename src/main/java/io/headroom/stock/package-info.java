/**
 * The decisions: the plan that a sweep makes of capacities, what of it may be written, and how it
 * is announced and recorded.
 */
package io.headroom.stock;
