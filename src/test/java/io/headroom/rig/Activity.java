package io.headroom.rig;

import java.util.Map;

/**
 * What an account has done: its commands, and the rows that it changed. While a {@link
 * StatementLog} is open, the rows of the log count as changed too.
 */
public record Activity(long selects, long updates, long others, long rowsChanged) {

  static Activity of(ShopUser user, Sql root) {
    return root
        .rows("SELECT * FROM information_schema.user_statistics WHERE user = ?", user.name())
        .stream()
        .map(Activity::of)
        .findFirst()
        .orElse(new Activity(0, 0, 0, 0));
  }

  private static Activity of(Map<String, Object> row) {
    return new Activity(
        number(row, "SELECT_COMMANDS"),
        number(row, "UPDATE_COMMANDS"),
        number(row, "OTHER_COMMANDS"),
        number(row, "ROWS_DELETED") + number(row, "ROWS_INSERTED") + number(row, "ROWS_UPDATED"));
  }

  private static long number(Map<String, Object> row, String column) {
    return Long.parseLong(row.get(column).toString());
  }
}
