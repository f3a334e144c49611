/** The probes of {@code check}: the database, the grants, the panel, the shop, the launcher. */
@NullMarked
package io.headroom.cli.check;

import org.jspecify.annotations.NullMarked;
