package io.headroom.cli;

import java.util.Locale;

/** The command line. */
public final class Headroom {

  private Headroom() {}

  /** Carries out a verb, and exits with its code. */
  public static void main(String[] args) {
    // the digits of tables, logs and answers are ASCII, whatever the language of the machine
    Locale.setDefault(Locale.ROOT);
    System.exit(HeadroomCommand.commandLine(args).execute(args));
  }
}
