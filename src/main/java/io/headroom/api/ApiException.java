package io.headroom.api;

/** A request cannot be served; the message says why in one line. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  static ApiException wrong(String message) {
    return new ApiException(400, message);
  }
}
