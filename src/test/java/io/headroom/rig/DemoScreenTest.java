package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the demo shows on a terminal and elsewhere. */
class DemoScreenTest {

  private static final String UP_2 = "\u001B[2A\r\u001B[J";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8).replaceAll("\u001B\\[\\?7[lh]", "");
  }

  @Test
  void a_line_is_said_above_the_block_which_is_drawn_again() {
    DemoScreen screen = DemoScreen.terminal(out, 24);
    screen.show(List.of("a", "b"));
    screen.say("news");

    assertThat(shown()).isEqualTo("a\nb\n" + UP_2 + "news\na\nb\n");
  }

  @Test
  void a_block_takes_the_place_of_the_one_before() {
    DemoScreen screen = DemoScreen.terminal(out, 24);
    screen.show(List.of("a", "b"));
    screen.show(List.of("c"));

    assertThat(shown()).isEqualTo("a\nb\n" + UP_2 + "c\n");
  }

  @Test
  void the_last_block_stays_and_nothing_follows_the_last_lines() {
    DemoScreen screen = DemoScreen.terminal(out, 24);
    screen.show(List.of("a", "b"));
    screen.end(List.of("bye"));
    screen.say("too late");
    screen.show(List.of("too late"));

    assertThat(shown()).isEqualTo("a\nb\nbye\n");
  }

  @Test
  void a_block_fits_only_a_terminal_with_more_rows() {
    assertThat(DemoScreen.terminal(out, 24).fits(23)).isTrue();
    assertThat(DemoScreen.terminal(out, 24).fits(24)).isFalse();
    assertThat(DemoScreen.plain(out).fits(1)).isFalse();
  }

  @Test
  void a_wide_line_goes_on_in_the_next_at_a_blank() {
    String words = "word ".repeat(30).strip();

    List<String> pieces = DemoScreen.wrapped(words);

    assertThat(pieces).allMatch(piece -> piece.length() <= DemoScreen.WIDTH);
    assertThat(pieces.get(1)).startsWith("    word");
    assertThat(String.join(" ", pieces).replaceAll(" +", " ")).isEqualTo(words);
    assertThat(String.join("", DemoScreen.wrapped("x".repeat(200))).replace(" ", "")).hasSize(200);
  }

  @Test
  void what_is_written_to_its_stream_is_said_line_by_line() {
    DemoScreen screen = DemoScreen.plain(out);
    PrintStream log = screen.lines();
    log.print("half");
    assertThat(shown()).isEmpty();
    log.println(" a line – whole");

    assertThat(shown()).isEqualTo("half a line – whole\n");
  }
}
