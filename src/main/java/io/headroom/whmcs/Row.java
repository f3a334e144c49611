package io.headroom.whmcs;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A row of a query by column name, read leniently: the shop's column types differ between versions.
 *
 * @param columns the values by column name
 */
public record Row(Map<?, ?> columns) {

  /** Returns a text; empty for NULL. */
  public String text(String column) {
    Object value = columns.get(column);
    return value == null ? "" : value.toString();
  }

  /** Returns whether a column is neither NULL, 0 nor false. */
  boolean flag(String column) {
    Object value = columns.get(column);
    return value instanceof Boolean flag ? flag : optionalNumber(column).orElse(0) != 0;
  }

  /**
   * Returns an integer.
   *
   * @throws IllegalStateException if the column holds none
   */
  public long number(String column) {
    return optionalNumber(column)
        .orElseThrow(() -> new IllegalStateException("The column " + column + " holds no integer"));
  }

  /** Returns an integer; empty for NULL and for what is none. */
  public OptionalLong optionalNumber(String column) {
    Object value = columns.get(column);
    if (value instanceof Number number) {
      return OptionalLong.of(number.longValue());
    }
    String text = text(column).strip();
    return text.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
