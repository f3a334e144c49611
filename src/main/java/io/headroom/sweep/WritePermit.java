package io.headroom.sweep;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether a sweep may write and announce. It is claimed once: a pause that comes later is for the
 * next sweep, so that no sweep writes only a part of its plan. Safe for use by several threads.
 */
final class WritePermit {

  private static final String PAUSED = "not written: Headroom is paused";
  private static final String STOPPING = "not written: Headroom is stopping";
  private static final String UNCLAIMED =
      "not written: the route sweep has no step that calls the method claim of the"
          + " bean sweeps before it writes; copy the step from the shipped file";

  private enum State {
    UNCLAIMED,
    REFUSED,
    GRANTED
  }

  private final boolean dry;
  private final BooleanSupplier paused;
  private volatile State state = State.UNCLAIMED;
  private volatile boolean abandoned;

  /**
   * Creates a permit that nobody claimed yet.
   *
   * @param dry whether nothing at all may be written or announced
   * @param paused says whether somebody asked for a pause
   */
  WritePermit(boolean dry, BooleanSupplier paused) {
    this.dry = dry;
    this.paused = paused;
  }

  /** Grants it, unless the sweep is dry, the process stops or somebody asked for a pause. */
  void claim() {
    if (state != State.GRANTED) {
      state = dry || abandoned || paused.getAsBoolean() ? State.REFUSED : State.GRANTED;
    }
  }

  /** Ends it: what is not written yet is left to the next process. */
  void abandon() {
    abandoned = true;
  }

  /** Whether something may be written or announced now. */
  boolean isValid() {
    return state == State.GRANTED && !abandoned;
  }

  /** Why the changes of a sweep that was asked to write them were held back, if they were. */
  Optional<String> refusal() {
    if (dry || state == State.GRANTED) {
      return Optional.empty();
    }
    if (abandoned) {
      return Optional.of(STOPPING);
    }
    return Optional.of(state == State.REFUSED ? PAUSED : UNCLAIMED);
  }
}
