package io.headroom.sweep;

/** Gets the report of each sweep, on the thread of the sweep. */
public interface SweepListener {

  /** A sweep ended. */
  void ended(SweepReport report);

  /**
   * A sweep could not run, or not to its end.
   *
   * @param request what was asked for
   * @param millis how long it took, in ms
   */
  void failed(SweepRequest request, long millis);
}
