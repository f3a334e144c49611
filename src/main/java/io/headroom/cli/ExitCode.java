package io.headroom.cli;

import io.headroom.stock.Outcome;
import io.headroom.sweep.SweepReport;

/** What a verb tells the shell. Of several that apply the first counts. */
enum ExitCode {
  /** It was asked for in a wrong way. */
  USAGE(64),
  /** Settings that it refuses to start with, the same at every start. */
  SETTINGS(78),
  /** It cannot run, or a product failed. */
  FAILED(1),
  /** Products stayed untouched, because what is needed is not known. */
  UNKNOWN(3),
  /** A plan has changes to write, or files differ from the shipped ones. */
  CHANGES_PENDING(2),
  /** All is well. */
  OK(0);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  int code() {
    return code;
  }

  /** Returns the code of a sweep, the first that applies. */
  static ExitCode of(SweepReport report) {
    if (report.plan().count(Outcome.FAILED) > 0) {
      return FAILED;
    }
    if (report.isUnknown()) {
      return UNKNOWN;
    }
    return report.request().dry() && report.plan().hasChanges() ? CHANGES_PENDING : OK;
  }
}
