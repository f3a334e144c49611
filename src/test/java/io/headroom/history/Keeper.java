package io.headroom.history;

import io.headroom.event.ShopEvent.Kind;

/** Who keeps the stock: Headroom, as a story starts it, ends it, and tells it what happens. */
interface Keeper {

  /** Starts it. */
  void start();

  /** Ends it, wherever it is. */
  void kill();

  /** Tells it what happened to a service, which is lost while it is down. */
  void tell(Kind kind, long service, int product, int group);
}
