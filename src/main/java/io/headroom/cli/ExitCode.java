package io.headroom.cli;

import io.headroom.route.SweepReport;
import io.headroom.stock.Decision;
import io.headroom.stock.Decision.Cause;
import io.headroom.stock.Outcome;

/** What a verb tells the shell. */
enum ExitCode {
  /** All is well. */
  OK(0),
  /** It cannot run, or a product failed. */
  FAILED(1),
  /** A plan has changes to write, or files differ from the shipped ones. */
  CHANGES_PENDING(2),
  /** Products stayed untouched, because what is needed is not known. */
  UNKNOWN(3),
  /** It was asked for in a wrong way. */
  USAGE(64);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  int code() {
    return code;
  }

  /** Whether a script may go on: nothing failed and everything is known. */
  boolean isOk() {
    return this == OK || this == CHANGES_PENDING;
  }

  /** Returns the code of a sweep, the first that applies. */
  static ExitCode of(SweepReport report) {
    if (report.plan().count(Outcome.FAILED) > 0) {
      return FAILED;
    }
    if (report.plan().products().stream().anyMatch(planned -> isUnknown(planned.decision()))) {
      return UNKNOWN;
    }
    return report.request().dry() && report.plan().hasChanges() ? CHANGES_PENDING : OK;
  }

  private static boolean isUnknown(Decision decision) {
    return decision.fold(decided -> false, untouched -> untouched.cause() != Cause.SETTINGS);
  }
}
