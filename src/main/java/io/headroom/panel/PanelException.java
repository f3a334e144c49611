package io.headroom.panel;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A failure of the panel whose message says, in words for the operator, what it is. */
final class PanelException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean worthAnother;

  /** Creates a failure that asking again soon does not cure. */
  PanelException(String reason) {
    this(reason, false);
  }

  /**
   * Creates a failure.
   *
   * @param reason what it is
   * @param worthAnother whether the panel said that asking again soon may help
   */
  PanelException(String reason, boolean worthAnother) {
    super(reason);
    this.reason = reason;
    this.worthAnother = worthAnother;
  }

  /** Returns the failure of the panel that an exception is, or was caused by. */
  static Optional<PanelException> in(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .filter(PanelException.class::isInstance)
        .map(PanelException.class::cast)
        .findFirst();
  }

  /** Returns what it is. */
  String reason() {
    return reason;
  }

  /** Whether the panel said that asking again soon may help. */
  boolean isWorthAnother() {
    return worthAnother;
  }
}
