package io.headroom.reload;

/** Holds back what would call routes while they are swapped, such as requests over HTTP. */
public interface RequestHold {

  /** Nothing is held back. */
  RequestHold NONE =
      new RequestHold() {
        @Override
        public void beforeSwap() {
          // nothing calls
        }

        @Override
        public void afterSwap() {
          // nothing was held back
        }
      };

  /** Returns when no call is under way; new ones wait. */
  void beforeSwap();

  /** Lets what waited go on. Called after every {@link #beforeSwap()}, whatever came of it. */
  void afterSwap();
}
