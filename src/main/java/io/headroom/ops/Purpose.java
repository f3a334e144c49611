package io.headroom.ops;

/** What a process is started for. */
public enum Purpose {
  /** To run until it is asked to stop, with every route. */
  SERVE,

  /** To sweep once, with only those routes that others call. */
  SWEEP_ONCE,

  /** To see whether the routes can be built; nothing runs. */
  CHECK
}
