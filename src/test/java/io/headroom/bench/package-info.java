/**
 * The measurements of {@code mvn -Pbench verify}: the arithmetic alone, and whole sweeps over the
 * real routes, an embedded MariaDB and a stand-in panel, each in a process of its own.
 */
package io.headroom.bench;
