package io.headroom.panel;

import java.time.Duration;

/** Gets every request to the panel. */
@FunctionalInterface
public interface PanelRequestListener {

  /** Ignores every request. */
  PanelRequestListener NONE = (endpoint, status, took) -> {};

  /**
   * A request was answered, or failed.
   *
   * @param endpoint what was asked for: {@code packages}, {@code groups}, {@code connect} or {@code
   *     other}
   * @param status the status of the answer, or {@code none} if there was none
   * @param took from the request to the head of the answer
   */
  void answered(String endpoint, String status, Duration took);
}
