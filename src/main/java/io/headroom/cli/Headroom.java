package io.headroom.cli;

/** The command line. */
public final class Headroom {

  private Headroom() {}

  /** Carries out a verb, and exits with its code. */
  public static void main(String[] args) {
    System.exit(HeadroomCommand.commandLine().execute(args));
  }
}
