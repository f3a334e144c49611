package io.headroom.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One character as it may be escaped in JSON, in a URL, in a form and in HTML. */
final class Escaped {

  /** Longer than any escape of one byte. */
  private static final int LONGEST = 16;

  /** JSON may stand in JSON, so that backslashes are escaped in turn. */
  private static final Pattern CODE =
      Pattern.compile(
          "%([0-9a-fA-F]{2})|\\\\+u00([0-9a-fA-F]{2})|&#[xX]0*([0-9a-fA-F]{1,2});|&#0*([0-9]{1,3});"
              + "|&(amp|lt|gt|quot|apos);|\\\\+([/\"'\\\\])");

  private static final Map<String, Character> NAMED =
      Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');

  private static final int HEX = 16;

  private Escaped() {}

  /** Whether an escape may begin with a byte. */
  static boolean mayBeginWith(int first) {
    return first == '%' || first == '\\' || first == '&' || first == '+';
  }

  /** Returns how many bytes an escape takes that stands there for one byte; 0 if none does. */
  static int length(byte[] text, int at, int wanted) {
    if (!mayBeginWith(text[at] & 0xff)) {
      return 0;
    }
    if (text[at] == '+') {
      return wanted == ' ' ? 1 : 0;
    }
    int most = Math.min(LONGEST, text.length - at);
    Matcher code = CODE.matcher(new String(text, at, most, StandardCharsets.ISO_8859_1));
    return code.lookingAt() && value(code) == wanted ? code.end() : 0;
  }

  private static int value(Matcher code) {
    for (int hex = 1; hex <= 3; hex++) {
      if (code.group(hex) != null) {
        return Integer.parseInt(code.group(hex), HEX);
      }
    }
    if (code.group(4) != null) {
      return Integer.parseInt(code.group(4));
    }
    return code.group(5) != null ? NAMED.getOrDefault(code.group(5), ' ') : code.group(6).charAt(0);
  }
}
