package io.headroom.capacity;

/** The storage pool of a node that fits most, of those that were offered; the first of equals. */
final class RoomiestPool {

  private static final long NONE = -1;

  private final long needGb;
  private final Buffer buffer;
  private boolean offered;
  private long most = NONE;
  private Quota gb = Quota.UNLIMITED;
  private String name = "";

  RoomiestPool(long needGb, Buffer buffer) {
    this.needGb = needGb;
    this.buffer = buffer;
  }

  void offer(Pool pool) {
    offered = true;
    long count = pool.enabled() ? pool.gb().count(needGb, buffer) : NONE;
    if (count > most) {
      most = count;
      gb = pool.gb();
      name = pool.name();
    }
  }

  void giveTo(FitSink sink) {
    if (!offered) {
      sink.take(Limit.NO_POOL, 0, gb, needGb, Buffer.NONE, "");
    } else if (most == NONE) {
      sink.take(Limit.STORAGE, 0, gb, needGb, Buffer.NONE, "every pool is disabled");
    } else {
      sink.take(Limit.STORAGE, most, gb, needGb, buffer, name);
    }
  }
}
