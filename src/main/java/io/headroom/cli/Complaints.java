package io.headroom.cli;

import io.headroom.cli.check.DatabaseFailure;
import io.headroom.settings.SettingsException;
import io.headroom.text.TerminalText;
import java.util.List;
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
    return ExitCode.FAILED.code();
  }

  private static String reason(Exception failure) {
    if (failure instanceof SettingsException settings) {
      return settings(settings.problems());
    }
    return DatabaseFailure.in(failure)
        .map(database -> "The database cannot be used: " + database.sentence())
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }

  private static String settings(List<String> problems) {
    return problems.size() == 1
        ? problems.get(0)
        : problems.size() + " settings cannot be used: " + String.join("; ", problems);
  }

  /** Prints one line, whatever the message holds. */
  static void print(CommandLine line, String message) {
    line.getErr().println("headroom: " + TerminalText.line(message));
  }
}
