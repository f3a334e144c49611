package io.headroom.history;

/** Takes note of what happened. */
@FunctionalInterface
public interface Journal {

  /** Takes note of nothing. */
  Journal NONE = happening -> {};

  /** Takes note of something. */
  void add(Happening happening);
}
