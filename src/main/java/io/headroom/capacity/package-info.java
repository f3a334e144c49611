/**
 * The arithmetic: how many VPSes of one footprint a hypervisor group can still place, and what
 * limits them.
 *
 * <p>Pure functions over values. Memory is MB, storage GB, a buffer percent. Nothing here knows the
 * shop, the panel's wire format or Camel.
 */
package io.headroom.capacity;
