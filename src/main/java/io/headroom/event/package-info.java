/**
 * What happens in the shop and at the panel, and when the stock is looked at again because of it.
 *
 * <p>It uses the JDK and the catalogue alone. The time is handed in.
 */
package io.headroom.event;
