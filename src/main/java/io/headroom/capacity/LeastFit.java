package io.headroom.capacity;

/** The resource of a node that fits least, of those that were taken; the first of equals. */
final class LeastFit implements FitSink {

  private long least = Fit.UNLIMITED.count();
  private Limit limit = Limit.UNBOUNDED;

  @Override
  public void take(Limit resource, long count, Quota quota, long need, Buffer buffer, String note) {
    take(resource, count);
  }

  void take(Limit resource, long count) {
    if (count < least) {
      least = count;
      limit = resource;
    }
  }

  /** Returns how many fit. */
  Fit fit() {
    return new Fit(least);
  }

  /** Returns what limits them; {@link Limit#UNBOUNDED} where nothing does. */
  Limit limit() {
    return limit;
  }
}
