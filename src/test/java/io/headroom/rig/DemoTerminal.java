package io.headroom.rig;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The output of this process, which may be a terminal. */
final class DemoTerminal {

  private static final int USUAL_ROWS = 24;

  private DemoTerminal() {}

  /** Returns the screen that suits the output. */
  static DemoScreen screen() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    return isThere() ? DemoScreen.terminal(out, rows()) : DemoScreen.plain(out);
  }

  private static boolean isThere() {
    boolean isDumb = "dumb".equals(Optional.ofNullable(System.getenv("TERM")).orElse("dumb"));
    try {
      Path output = Path.of("/proc/self/fd/1").toRealPath();
      return !isDumb && (output.startsWith("/dev/pts") || output.toString().startsWith("/dev/tty"));
    } catch (IOException noFile) {
      return false;
    }
  }

  /** Asks the terminal, which says 0 where it does not know. */
  private static int rows() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      int rows = Integer.parseInt(size.strip().split(" ", 2)[0]);
      return rows > 0 ? rows : USUAL_ROWS;
    } catch (IOException | NumberFormatException unknown) {
      return USUAL_ROWS;
    }
  }
}
