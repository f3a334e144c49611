package io.headroom.sweep;

/** Is told what sweeps come to, on the thread of the sweep. */
public interface SweepListener {

  /** A sweep came to its end. */
  void ended(SweepReport report);

  /**
   * A sweep could not run, or not to its end.
   *
   * @param request what was asked for
   * @param millis how long it took, in ms
   */
  void failed(SweepRequest request, long millis);
}
