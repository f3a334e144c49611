package io.headroom.whmcs;

import io.headroom.text.Causes;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What a failure means for the database connection on which it happened. */
public enum ConnectionTrouble {
  /** Nothing: the statement failed, and the next one may not. */
  NONE,
  /** It leads to a server that takes no writes, such as one that became a replica. */
  READ_ONLY,
  /** It is lost, or none can be had. */
  LOST;

  private static final int OPTION_PREVENTS = 1290;
  private static final Pattern READ_ONLY_OPTION =
      Pattern.compile("read[-_ ]?only", Pattern.CASE_INSENSITIVE);

  /** A read-only table, a read-only transaction, a server in read-only mode. */
  private static final Set<Integer> READ_ONLY_CODES = Set.of(1036, 1792, 1836);

  /** Killed, the server shuts down, closed by the server for having been idle. */
  private static final Set<Integer> LOST_CODES = Set.of(1927, 1053, 4031);

  private static final String LOST_STATES = "08";

  /** Returns what a failure says of its connection. */
  public static ConnectionTrouble of(Throwable failure) {
    ConnectionTrouble found = NONE;
    for (Throwable cause : Causes.of(failure).all()) {
      ConnectionTrouble one = cause instanceof SQLException sql ? ofOne(sql) : ofOne(cause);
      found = found == NONE ? one : found;
    }
    return found;
  }

  private static ConnectionTrouble ofOne(SQLException failure) {
    if (isReadOnly(failure)) {
      return READ_ONLY;
    }
    boolean lost =
        failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException
            || LOST_CODES.contains(failure.getErrorCode())
            || Objects.requireNonNullElse(failure.getSQLState(), "").startsWith(LOST_STATES);
    return lost ? LOST : NONE;
  }

  private static ConnectionTrouble ofOne(Throwable failure) {
    return failure instanceof IOException ? LOST : NONE;
  }

  private static boolean isReadOnly(SQLException failure) {
    int code = failure.getErrorCode();
    return READ_ONLY_CODES.contains(code)
        || (code == OPTION_PREVENTS
            && READ_ONLY_OPTION
                .matcher(Objects.requireNonNullElse(failure.getMessage(), ""))
                .find());
  }
}
