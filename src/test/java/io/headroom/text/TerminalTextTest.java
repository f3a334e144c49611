package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others on a terminal. */
class TerminalTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\u001b[2Jb", "a\u0007b", "a\u009bb", "a\u202eb", "a\u200bb", "a\tb"})
  void what_a_terminal_would_obey_is_shown_as_a_question_mark(String text) {
    assertThat(TerminalText.line(text)).matches("a\\?(\\[2J)?b");
  }

  @Test
  void a_text_of_several_lines_is_one_line() {
    assertThat(TerminalText.line(" one\n\n  two\r\nthree\n")).isEqualTo("one; two; three");
  }

  @Test
  void letters_of_every_language_are_kept() {
    assertThat(TerminalText.line("K\u00f6ln \u6771\u4eac")).isEqualTo("K\u00f6ln \u6771\u4eac");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(TerminalText.line("\ud83d\ude80".repeat(9), 8))
        .isEqualTo("\ud83d\ude80".repeat(5) + "...");
    assertThat(TerminalText.line("12345678", 8)).isEqualTo("12345678");
  }
}
