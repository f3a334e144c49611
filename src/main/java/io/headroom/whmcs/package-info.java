/** The shop: the rows of its tables, and the API of WHMCS. */
@NullMarked
package io.headroom.whmcs;

import org.jspecify.annotations.NullMarked;
