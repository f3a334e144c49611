package io.headroom.panel;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.text.OneLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private static final int MOST_DIGITS = 64;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,19})?");
  private static final Predicate<String> KEY = Pattern.compile("[0-9]{1,18}").asMatchPredicate();

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

  /**
   * Returns the value of that name; nothing if it is absent, null or an empty list, which PHP makes
   * of an object without fields.
   */
  Optional<Field> given(String name) {
    return find(name).filter(field -> !field.isNothing());
  }

  /** Returns the values of this list, which may come as an object whose keys are numbers. */
  Stream<Field> elements() {
    if (node.isArray()) {
      Iterator<JsonNode> values = node.elements();
      return IntStream.range(0, node.size()).mapToObj(index -> element(index, values.next()));
    }
    if (node.isObject() && node.properties().stream().map(Map.Entry::getKey).allMatch(KEY)) {
      return node.properties().stream().map(entry -> element(entry.getKey(), entry.getValue()));
    }
    throw not("a list");
  }

  private Field element(Object key, JsonNode value) {
    return new Field(path + "[" + key + "]", value);
  }

  /** Returns this integer of 64 bits, which may stand as a string or as a decimal. */
  long integer() {
    return number(RoundingMode.UNNECESSARY);
  }

  /** Returns this number, rounded down: what is free. */
  long roundedDown() {
    return number(RoundingMode.FLOOR);
  }

  /** Returns this number, rounded up, which is not negative: what one VPS takes. */
  long need() {
    return notNegative("a size");
  }

  /** Returns this number, rounded up, which is not negative. */
  long limit() {
    return notNegative("a limit");
  }

  private long notNegative(String expected) {
    long value = number(RoundingMode.CEILING);
    if (value < 0) {
      throw not(expected);
    }
    return value;
  }

  /** Returns this boolean, which may stand as an integer, where anything but 0 is true. */
  boolean flag() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    BigDecimal value = decimal().orElseThrow(() -> not("a flag"));
    if (!isWhole(value)) {
      throw not("a flag");
    }
    return integer() != 0;
  }

  private long number(RoundingMode rounding) {
    BigDecimal value = decimal().orElseThrow(() -> not("an integer"));
    if (rounding == RoundingMode.UNNECESSARY && !isWhole(value)) {
      throw not("an integer");
    }
    try {
      return value.setScale(0, rounding).longValueExact();
    } catch (ArithmeticException tooLarge) {
      throw not("an integer of 64 bits");
    }
  }

  private Optional<BigDecimal> decimal() {
    if (node.isNumber()) {
      BigDecimal value = node.decimalValue();
      // to round a number with a huge exponent would take for ever
      return Math.abs((long) value.scale()) > MOST_DIGITS ? Optional.empty() : Optional.of(value);
    }
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(BigDecimal::new);
  }

  private static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /** Returns this text made safe for a log line, if it is one and not blank. */
  Optional<String> text() {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank())
        .map(text -> OneLine.of(text.strip(), SHOWN).text());
  }

  private boolean isNothing() {
    return node.isNull() || (node.isArray() && node.isEmpty());
  }

  /** Returns the failure of a value that is of the right type and cannot be true. */
  UnusableAnswerException untrue(String why) {
    return new UnusableAnswerException(path + " is " + shown() + ", " + why);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private UnusableAnswerException not(String expected) {
    String what = path.isEmpty() ? "the answer" : path;
    return new UnusableAnswerException(what + " is " + shown() + ", not " + expected);
  }

  /** A space at an end may be what is wrong with it. */
  private static String shown(String text) {
    String line = OneLine.of(text, SHOWN).text();
    boolean begins = !text.equals(text.stripLeading());
    boolean ends = !text.equals(text.stripTrailing());
    return line.isEmpty() ? line : (begins ? " " : "") + line + (ends ? " " : "");
  }

  private String shown() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case NULL -> "null";
      case MISSING -> "empty";
      case STRING -> '"' + shown(node.textValue()) + '"';
      default -> OneLine.of(node.asText(), SHOWN).text();
    };
  }
}
