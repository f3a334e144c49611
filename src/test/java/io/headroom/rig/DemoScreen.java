package io.headroom.rig;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demo shows: lines, one after the other, and on a terminal a block below them that is
 * drawn anew. No line is wider than {@value #WIDTH} columns.
 */
final class DemoScreen {

  static final int WIDTH = 79;

  private static final String INDENT = "    ";

  /** Moves the cursor up so many lines, to their beginning, and clears all below. */
  private static final String UP = "\u001B[%dA\r\u001B[J";

  /** A terminal that is narrower than a line cuts it off, so that lines can be counted. */
  private static final String CUT = "\u001B[?7l";

  private static final String WRAP = "\u001B[?7h";

  private final PrintStream out;
  private final int rows;
  private List<String> block = List.of();
  private int drawn;
  private boolean closed;

  private DemoScreen(PrintStream out, int rows) {
    this.out = out;
    this.rows = rows;
  }

  /** Shows plain lines. */
  static DemoScreen plain(PrintStream out) {
    return new DemoScreen(out, 0);
  }

  /** Shows lines and a block on a terminal of so many rows. */
  static DemoScreen terminal(PrintStream out, int rows) {
    return new DemoScreen(out, rows);
  }

  /** Whether a block of so many lines can be shown. */
  boolean fits(int lines) {
    return lines < rows;
  }

  /** Shows a line above the block; one that is too wide goes on in the next. */
  synchronized void say(String line) {
    if (!closed) {
      String text = String.join("\n", wrapped(line)) + "\n";
      out.print(erasing() + text + drawing());
      out.flush();
    }
  }

  /** Puts a block in place of the one before. */
  synchronized void show(List<String> lines) {
    if (!closed) {
      String before = erasing();
      block = List.copyOf(lines);
      out.print(before + drawing());
      out.flush();
    }
  }

  /** Shows last lines below the block, which stays, and nothing after them. */
  synchronized void end(List<String> lines) {
    if (!closed) {
      block = List.of();
      drawn = 0;
      lines.forEach(this::say);
      closed = true;
    }
  }

  private String erasing() {
    String erasing = drawn == 0 ? "" : UP.formatted(drawn);
    drawn = 0;
    return erasing;
  }

  private String drawing() {
    if (block.isEmpty()) {
      return "";
    }
    drawn = block.size();
    return CUT + String.join("\n", block) + "\n" + WRAP;
  }

  /** Returns a line in pieces of the width, broken at blanks where there are any. */
  static List<String> wrapped(String line) {
    List<String> pieces = new ArrayList<>();
    String rest = line.stripTrailing();
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      boolean hasBlank = !rest.substring(0, Math.max(blank, 0)).isBlank();
      int end = hasBlank ? blank : WIDTH;
      pieces.add(rest.substring(0, end).stripTrailing());
      rest = INDENT + rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }

  /** A stream whose lines are said: for the log, which would otherwise write into the block. */
  PrintStream lines() {
    return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
  }

  private final class Lines extends OutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int each) {
      if (each == '\n') {
        say(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(each);
      }
    }
  }
}
