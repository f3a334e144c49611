package io.headroom.panel;

import io.headroom.capacity.Lookup;

/**
 * What becomes of a request that the panel asked to be sent again soon.
 *
 * @param reason why nothing is known if it is not sent again
 */
record OnceMore(String reason) {

  /** Returns the answer if the request is not sent again. */
  Lookup<Object> unknown() {
    return new Lookup.Unknown<>(reason);
  }
}
