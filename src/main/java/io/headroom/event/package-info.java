/**
 * What happens in the shop and at the panel, and when the stock is looked at again because of it.
 *
 * <p>It knows the JDK and the catalogue; what the time is, it is told by a clock.
 */
package io.headroom.event;
