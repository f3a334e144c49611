package io.headroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret in whatever way a server repeats it. */
class SecretsTest {

  private static final String TOKEN = "12|t0p/secret+of the=\"panel\"&<100%>\\e";
  private static final String HIDDEN = "(not shown)";

  private final Secrets secrets = new Secrets(List.of(TOKEN));

  private static String clean(Secrets secrets, String text) {
    return new String(
        secrets.struckFrom(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static String each(String text, UnaryOperator<String> escape) {
    return text.codePoints()
        .mapToObj(point -> escape.apply(Character.toString(point)))
        .collect(Collectors.joining());
  }

  private static String hex(String letter, String format) {
    return format.formatted(letter.codePointAt(0));
  }

  static Stream<Arguments> ways() {
    String json = TOKEN.replace("\\", "\\\\").replace("\"", "\\\"");
    String html =
        TOKEN
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return Stream.of(
        Arguments.of("as it is", TOKEN),
        Arguments.of("JSON", json),
        Arguments.of("JSON of PHP", json.replace("/", "\\/")),
        Arguments.of("JSON in JSON", json.replace("\\", "\\\\").replace("\"", "\\\"")),
        Arguments.of("JSON in hex", each(TOKEN, letter -> hex(letter, "\\u%04x"))),
        Arguments.of("JSON in capital hex", each(TOKEN, letter -> hex(letter, "\\u%04X"))),
        Arguments.of("JSON of PHP with tags", json.replace("<", "\\u003C").replace("&", "\\u0026")),
        Arguments.of("form", URLEncoder.encode(TOKEN, StandardCharsets.UTF_8)),
        Arguments.of("URL", URLEncoder.encode(TOKEN, StandardCharsets.UTF_8).replace("+", "%20")),
        Arguments.of("URL in small hex", each(TOKEN, letter -> hex(letter, "%%%02x"))),
        Arguments.of("HTML", html),
        Arguments.of("HTML in numbers", each(TOKEN, letter -> hex(letter, "&#%d;"))),
        Arguments.of("HTML in hex", each(TOKEN, letter -> hex(letter, "&#x%x;"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void it_is_struck_out(String name, String written) {
    assertThat(clean(secrets, "a \"" + written + "\", " + written + "b"))
        .isEqualTo("a \"" + HIDDEN + "\", " + HIDDEN + "b");
  }

  @Test
  void it_is_struck_out_of_base64_wherever_it_stands_in_what_was_encoded() {
    for (Base64.Encoder encoder :
        List.of(
            Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding())) {
      for (String before : List.of("", "B", "Be", "Bearer ", "user:name:")) {
        for (String after : List.of("", "x", "xy", " and more")) {
          String encoded =
              encoder.encodeToString((before + TOKEN + after).getBytes(StandardCharsets.UTF_8));
          String shown = clean(secrets, "{\"debug\":\"" + encoded + "\"}");

          assertThat(shown).startsWith("{\"debug\":\"").endsWith("\"}").contains(HIDDEN);
          assertThat(shown.length()).as("what is left of it").isLessThan(70);
        }
      }
    }
  }

  @Test
  void base64_may_be_escaped_too() {
    String encoded =
        Base64.getEncoder().encodeToString("~~~???~~~???".getBytes(StandardCharsets.UTF_8));

    assertThat(encoded).contains("/");
    assertThat(clean(new Secrets(List.of("~~~???~~~???")), encoded.replace("/", "\\/")))
        .isEqualTo(HIDDEN);
  }

  @Test
  void a_secret_with_other_letters_is_struck_out_as_it_is_and_of_a_form() {
    Secrets other = new Secrets(List.of("söcret=+%"));

    assertThat(clean(other, "a söcret=+% b s%C3%B6cret%3D%2B%25"))
        .isEqualTo("a " + HIDDEN + " b " + HIDDEN);
  }

  @Test
  void a_longer_secret_comes_before_one_that_it_begins_with() {
    assertThat(clean(new Secrets(List.of("secret", "secret-of-all")), "secret-of-all, secret"))
        .isEqualTo(HIDDEN + ", " + HIDDEN);
  }

  @Test
  void what_has_no_secret_stays_the_same_array() {
    byte[] text =
        "{\"name\":\"\\u0031\\/%41&amp;+ 12|t0p/secret\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(secrets.struckFrom(text)).isSameAs(text);
    assertThat(secrets.struckFrom(new byte[0])).isEmpty();
  }

  @Test
  void what_is_too_short_to_be_a_secret_is_left_alone() {
    assertThat(clean(new Secrets(List.of("", "abc")), "abc")).isEqualTo("abc");
    assertThat(clean(new Secrets(List.of("abcd")), "abcd")).isEqualTo(HIDDEN);
  }

  @Test
  void a_text_that_ends_in_the_middle_of_a_secret_or_of_an_escape_is_left_alone() {
    for (String end :
        List.of("12|t0p/secre", "12|t0p%", "12|t0p%2", "12|t0p\\u00", "\\", "&#", "%")) {
      assertThat(clean(secrets, end)).isEqualTo(end);
    }
  }
}
