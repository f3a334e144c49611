package io.headroom.sweep;

/** No sweep begins any more, because the process stops. */
final class StoppingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppingException() {
    super("Headroom is stopping: no new sweep starts");
  }
}
