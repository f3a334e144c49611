package io.headroom.cli.check;

import io.headroom.text.OneLine;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** What a check has found so far, one line each, printed as it comes. */
public final class Checklist {

  private final PrintWriter out;
  private final ColorScheme colours;
  private boolean failed;

  public Checklist(CommandLine line) {
    this.out = line.getOut();
    this.colours = line.getColorScheme();
  }

  /** Notes that something is as it should be. */
  public void ok(String subject, String text) {
    print("ok  ", Style.fg_green, subject, text);
  }

  /** Notes something that a person should know, and that keeps nothing from working. */
  public void warn(String subject, String text) {
    print("warn", Style.fg_yellow, subject, text);
  }

  /** Notes something that must be mended. */
  public void fail(String subject, String text) {
    failed = true;
    print("fail", Style.fg_red, subject, text);
  }

  /** Whether something was found that must be mended. */
  public boolean failed() {
    return failed;
  }

  private void print(String level, Style style, String subject, String text) {
    out.println(
        "%s  %-8s  %s"
            .formatted(colours.apply(level, List.of(style)), subject, OneLine.of(text).text()));
  }
}
