package io.headroom.cli;

import io.headroom.cli.check.DatabaseFailure;
import io.headroom.settings.SettingsException;
import io.headroom.text.Causes;
import io.headroom.text.OneLine;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a verb was not carried out, and what to do. */
final class Complaints {

  private Complaints() {}

  /** Complains of wrong usage; returns its exit code. */
  static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    print(line, String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** Complains that a verb could not be carried out; returns the exit code. */
  static int cannotRun(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof UsageException) {
      print(line, String.valueOf(failure.getMessage()));
      return ExitCode.USAGE.code();
    }
    print(line, reason(failure));
    return (refusal(failure).isPresent() ? ExitCode.SETTINGS : ExitCode.FAILED).code();
  }

  /** Returns the refusal of settings that is behind a failure, if one is. */
  private static Optional<SettingsException> refusal(Throwable failure) {
    return Causes.of(failure).first(SettingsException.class);
  }

  private static String reason(Exception failure) {
    return refusal(failure)
        .map(settings -> settings(settings.problems()))
        .or(() -> database(failure))
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }

  private static Optional<String> database(Exception failure) {
    return DatabaseFailure.in(failure)
        .map(database -> "The database cannot be used: " + database.sentence());
  }

  private static String settings(List<String> problems) {
    return problems.size() == 1
        ? problems.get(0)
        : problems.size() + " settings cannot be used: " + String.join("; ", problems);
  }

  /** Prints one line, whatever the message holds. */
  static void print(CommandLine line, String message) {
    line.getErr().println("headroom: " + OneLine.of(message).text());
  }
}
