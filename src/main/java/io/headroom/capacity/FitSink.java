package io.headroom.capacity;

/** Takes what each resource of a node fits, with the figures that make the number. */
@FunctionalInterface
public interface FitSink {

  /**
   * Takes one resource; the arguments are those of {@link ResourceFit}.
   *
   * @param count how many fit; {@link Long#MAX_VALUE} stands for no limit
   */
  void take(Limit resource, long count, Quota quota, long need, Buffer buffer, String note);
}
