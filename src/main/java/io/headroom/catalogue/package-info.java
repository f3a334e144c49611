/**
 * The shop's products: from rows of its tables to what each product asks, and where it may be
 * placed.
 *
 * <p>Texts are read as leniently as the shop reads them, names are compared as people read them,
 * case as written.
 */
package io.headroom.catalogue;
