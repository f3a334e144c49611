package io.headroom.panel;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.text.Printable;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of an answer and where it stands there.
 *
 * <p>Each method that reads it throws {@link UnusableAnswerException} if it is not of the type
 * asked for, with the path and the beginning of the value.
 *
 * @param path where it stands, such as {@code data[3].resources.memory.free}
 * @param node the value
 */
record Field(String path, JsonNode node) {

  private static final int SHOWN = 40;
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}|-?[0-9]{19}");

  /** Returns the whole answer, an object. */
  static Field answer(JsonNode answer) {
    return new Field("", answer).object();
  }

  /** Returns this value, which is an object. */
  Field object() {
    if (!node.isObject()) {
      throw not("an object");
    }
    return this;
  }

  /** Returns the value of that name, which must be there. */
  Field get(String name) {
    return find(name).orElseThrow(() -> new UnusableAnswerException(pathOf(name) + " is missing"));
  }

  /** Returns the value of that name, if it is there. */
  Optional<Field> find(String name) {
    return Optional.ofNullable(object().node.get(name))
        .map(value -> new Field(pathOf(name), value));
  }

  /** Returns the values of this array. */
  Stream<Field> elements() {
    if (!node.isArray()) {
      throw not("an array");
    }
    Iterator<JsonNode> values = node.elements();
    return IntStream.range(0, node.size())
        .mapToObj(index -> new Field(path + "[" + index + "]", values.next()));
  }

  /** Returns this integer of 64 bits, which may stand as a string. */
  long integer() {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isTextual() && INTEGER.matcher(node.textValue()).matches()) {
      try {
        return Long.parseLong(node.textValue());
      } catch (NumberFormatException tooLarge) {
        throw not("an integer of 64 bits");
      }
    }
    throw not(node.isIntegralNumber() ? "an integer of 64 bits" : "an integer");
  }

  /** Returns this integer, which is not negative. */
  long limit() {
    long value = integer();
    if (value < 0) {
      throw not("a limit");
    }
    return value;
  }

  /** Returns this boolean, which may stand as an integer, where anything but 0 is true. */
  boolean flag() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (isInteger()) {
      return integer() != 0;
    }
    throw not("a flag");
  }

  /** Returns this text made safe for a log line, if it is one and not blank. */
  Optional<String> text() {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank())
        .map(text -> Printable.of(text.strip(), SHOWN).text());
  }

  /** Whether this is the JSON null. */
  boolean isNull() {
    return node.isNull();
  }

  private boolean isInteger() {
    return node.isIntegralNumber()
        || (node.isTextual() && INTEGER.matcher(node.textValue()).matches());
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private UnusableAnswerException not(String expected) {
    String what = path.isEmpty() ? "the answer" : path;
    return new UnusableAnswerException(what + " is " + shown() + ", not " + expected);
  }

  private String shown() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case NULL -> "null";
      case MISSING -> "empty";
      case STRING -> '"' + Printable.of(node.textValue(), SHOWN).text() + '"';
      default -> Printable.of(node.asText(), SHOWN).text();
    };
  }
}
