package io.headroom.cli;

import io.headroom.stock.Outcome;
import io.headroom.sweep.SweepReport;

/** The exit codes of the verbs. */
enum ExitCode {
  /** All is well. */
  OK(0),
  /** It cannot run, or a product failed. */
  FAILED(1),
  /** Products are held until somebody confirms what they follow from. */
  HELD(4),
  /** A plan has changes to write, or files differ from the shipped ones. */
  CHANGES_PENDING(2),
  /** Products keep a qty that may be wrong: what is needed is not known, or time was up. */
  UNKNOWN(3),
  /** It was asked for in a wrong way. */
  USAGE(64),
  /** Settings that it refuses to start with, the same at every start. */
  SETTINGS(78);

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
    if (report.isHeld()) {
      return HELD;
    }
    if (report.request().dry() && report.plan().hasChanges()) {
      return CHANGES_PENDING;
    }
    return report.isOk() ? OK : UNKNOWN;
  }
}
