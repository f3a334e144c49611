/**
 * Whether what a sweep would write follows from anything that selling or a person does. What does
 * not is held: the products concerned keep their qty until it is confirmed.
 */
package io.headroom.guard;
