package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others as one line. */
class OneLineTest {

  private static final String ROCKET = "\ud83d\ude80";

  private static String line(String text) {
    return OneLine.of(text).text();
  }

  static IntStream lineEnds() {
    return IntStream.of('\n', 0x0b, '\f', '\r', 0x85, 0x2028, 0x2029);
  }

  static IntStream unsafe() {
    return Stream.of(
            IntStream.rangeClosed(0, 0x1f).filter(point -> point < '\t' || point > '\r'),
            IntStream.rangeClosed(0x7f, 0x9f).filter(point -> point != 0x85),
            IntStream.of(0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0xfeff),
            IntStream.rangeClosed(0x202a, 0x202e),
            IntStream.rangeClosed(0x2060, 0x206f),
            IntStream.of(0x180e, 0xfff9, 0xfffb, 0xffff, 0x378),
            IntStream.of(0xe000, 0xf8ff, 0xf0000, 0x10fffd),
            IntStream.of(0xd800, 0xdbff, 0xdc00, 0xdfff),
            IntStream.of(0xe0001, 0xe0020, 0xe0061, 0xe007f),
            IntStream.of(0x34f, 0x115f, 0x1160, 0x17b4, 0x3164, 0xffa0))
        .flatMapToInt(points -> points);
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void what_a_terminal_would_obey_or_nobody_would_see_is_a_question_mark(int point) {
    assertThat(line("a" + Character.toString(point) + "b")).isEqualTo("a?b");
    assertThat(OneLine.asIndented("a" + Character.toString(point) + "b").text()).isEqualTo("a?b");
  }

  @ParameterizedTest
  @MethodSource("lineEnds")
  void a_line_end_is_a_semicolon(int point) {
    assertThat(line("a" + Character.toString(point) + "b")).isEqualTo("a; b");
    assertThat(OneLine.asIndented("a" + Character.toString(point) + "b").text()).isEqualTo("a?b");
  }

  @ParameterizedTest
  @ValueSource(ints = {' ', '\t', 0xa0, 0x2003, 0x202f, 0x3000})
  void a_space_of_any_kind_is_one_space(int point) {
    assertThat(line("a" + Character.toString(point).repeat(3) + "b")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xfe00, 0xfe0f, 0xe0100, 0xe01ef, 0x180b})
  void a_variation_selector_is_left_out(int point) {
    assertThat(line("\u2764" + Character.toString(point) + " VPS")).isEqualTo("\u2764 VPS");
  }

  @Test
  void a_text_of_several_lines_is_one_line() {
    assertThat(line(" one\n\n  two\r\nthree\n")).isEqualTo("one; two; three");
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(line("")).isEmpty();
    assertThat(line(" \r\n\u00a0")).isEmpty();
  }

  @Test
  void letters_of_every_language_are_kept() {
    String text = "K\u00f6ln \u6771\u4eac \u05d0\u05d1 \u0627\u0628 e\u0301 " + ROCKET;

    assertThat(line(text)).isEqualTo(text);
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(OneLine.of(ROCKET.repeat(9), 8).text()).isEqualTo(ROCKET.repeat(7) + "\u2026");
    assertThat(OneLine.of("a".repeat(7) + "\ud83d", 8).text()).isEqualTo("a".repeat(7) + "?");
    assertThat(OneLine.of("12345678", 8).text()).isEqualTo("12345678");
    assertThat(OneLine.of("1234567\n89", 8).text()).isEqualTo("1234567\u2026");
  }

  @Test
  void what_is_harmless_stays_as_it_is_when_it_is_made_harmless_again() {
    String once = OneLine.of("a\u001b[2J\nb\u202e " + ROCKET.repeat(40), 20).text();

    assertThat(OneLine.of(once, 20).text()).isEqualTo(once);
  }

  @Test
  void an_indented_line_keeps_its_spaces() {
    assertThat(OneLine.asIndented("  a  b\tc").text()).isEqualTo("  a  b    c");
  }
}
