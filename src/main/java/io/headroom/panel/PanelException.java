package io.headroom.panel;

import io.headroom.http.AnswerException;
import io.headroom.text.Causes;
import java.util.Optional;

/** An answer of the panel that says, by its status, that the panel failed or refused the token. */
final class PanelException extends AnswerException {

  private static final long serialVersionUID = 1L;

  private final boolean worthAnother;

  /**
   * Creates a failure.
   *
   * @param reason what it is
   * @param worthAnother whether the panel said that asking again soon may help
   */
  PanelException(String reason, boolean worthAnother) {
    super(reason);
    this.worthAnother = worthAnother;
  }

  /** Returns the failure of the panel that an exception is, or was caused by. */
  static Optional<PanelException> in(Throwable failure) {
    return Causes.of(failure).first(PanelException.class);
  }

  /** Whether the panel said that asking again soon may help. */
  boolean isWorthAnother() {
    return worthAnother;
  }
}
