package io.headroom.api;

/** A request cannot be served; the message says why in one line. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Creates it.
   *
   * @param status the HTTP status
   * @param message why, in one line
   */
  public ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** Returns the refusal of a request that is wrong in itself. */
  public static ApiException wrong(String message) {
    return new ApiException(400, message);
  }
}
