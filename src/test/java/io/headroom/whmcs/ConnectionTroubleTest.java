package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure says of the connection that it came over. */
class ConnectionTroubleTest {

  private static final String BY_OPTION =
      "The MariaDB server is running with the %s option so it cannot execute this statement";

  private static ConnectionTrouble of(String state, int code, String message) {
    SQLException cause = new SQLException(message, state, code);
    return ConnectionTrouble.of(
        new IllegalStateException(
            "wrapped", new BatchUpdateException(message, state, code, new int[0], cause)));
  }

  @ParameterizedTest
  @CsvSource({
    "HY000, 1290, --read-only, READ_ONLY",
    "HY000, 1290, --super-read-only, READ_ONLY",
    "HY000, 1290, --secure-file-priv, NONE",
    "HY000, 1290, --skip-grant-tables, NONE",
    "HY000, 1836, x, READ_ONLY",
    "25006, 1792, x, READ_ONLY",
    "HY000, 1036, x, READ_ONLY",
    "70100, 1927, x, LOST",
    "08S01, 1053, x, LOST",
    "08S01, 1047, x, LOST",
    "08000, 0, x, LOST",
    "HY000, 4031, x, LOST",
    "HY000, 1205, x, NONE",
    "40001, 1213, x, NONE",
    "42000, 1142, x, NONE",
    "70100, 1317, x, NONE"
  })
  void by_number_state_and_option(
      String state, int code, String option, ConnectionTrouble trouble) {
    assertThat(of(state, code, BY_OPTION.formatted(option))).isEqualTo(trouble);
  }

  @Test
  void a_broken_or_silent_line_and_a_pool_without_a_connection_are_lost() {
    assertThat(ConnectionTrouble.of(new SQLException("x", new IOException("broken"))))
        .isEqualTo(ConnectionTrouble.LOST);
    assertThat(ConnectionTrouble.of(new SQLException("x", new SocketTimeoutException("late"))))
        .isEqualTo(ConnectionTrouble.LOST);
    assertThat(ConnectionTrouble.of(new SQLTransientConnectionException("none is free")))
        .isEqualTo(ConnectionTrouble.LOST);
  }

  @Test
  void what_is_no_failure_of_the_database_says_nothing() {
    assertThat(ConnectionTrouble.of(new IllegalStateException("x")))
        .isEqualTo(ConnectionTrouble.NONE);
  }
}
