package io.headroom.settings;

import java.util.List;

/** Settings that the process refuses to start with; the message names each and what is allowed. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  SettingsException(String problem) {
    this(List.of(problem));
  }

  /** Returns every problem, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
