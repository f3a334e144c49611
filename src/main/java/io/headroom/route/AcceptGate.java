package io.headroom.route;

import io.headroom.stock.Mode;
import io.headroom.sweep.Sweeps;

/** The one gate before every order that is accepted. */
public final class AcceptGate {

  private final Sweeps sweeps;
  private final Mode mode;

  /**
   * Creates the gate.
   *
   * @param sweeps know whether the process stops
   * @param mode whether decisions reach the shop
   */
  public AcceptGate(Sweeps sweeps, Mode mode) {
    this.sweeps = sweeps;
    this.mode = mode;
  }

  /** Whether an order may be accepted now. */
  public boolean mayAccept() {
    return mode == Mode.WRITE && !sweeps.isEnded() && !sweeps.isPaused();
  }
}
