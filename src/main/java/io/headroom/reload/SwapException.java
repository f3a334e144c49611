package io.headroom.reload;

import java.util.List;
import java.util.stream.Stream;

/** Routes could not be swapped; the previous ones keep running. */
final class SwapException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final boolean busy;

  private SwapException(List<Problem> problems, boolean busy) {
    super(problems.toString());
    this.problems = problems;
    this.busy = busy;
  }

  /** The new routes cannot be started. */
  static SwapException broken(Problem problem) {
    return new SwapException(List.of(problem), false);
  }

  /** The old routes do not come to rest, so that another try may succeed. */
  static SwapException busy(Problem problem) {
    return new SwapException(List.of(problem), true);
  }

  /** Returns this failure with what went wrong beside it. */
  SwapException with(List<Problem> others) {
    return new SwapException(Stream.concat(problems.stream(), others.stream()).toList(), busy);
  }

  List<Problem> problems() {
    return problems;
  }

  boolean isBusy() {
    return busy;
  }
}
