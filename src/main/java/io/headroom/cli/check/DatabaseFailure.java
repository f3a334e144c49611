package io.headroom.cli.check;

import io.headroom.text.Causes;
import io.headroom.whmcs.ConnectionTrouble;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why the database did not do what it was asked, sorted by what to do about it.
 *
 * @param kind what kind of failure
 * @param message what the database or its driver said
 */
public record DatabaseFailure(Kind kind, String message) {

  /** A kind of failure, and what to do about it. */
  enum Kind {
    /** The user or the password is wrong. */
    WRONG_PASSWORD(
        "check headroom.db.user and headroom.db.password, and the hosts that the user"
            + " may log in from"),
    /** The server does not let this machine in. */
    WRONG_HOST("let the user log in from this machine (the host after the @ of its account)"),
    /** The server has no such database. */
    NO_DATABASE("check the name at the end of headroom.db.url"),
    /** The user may do nothing in the database. */
    NO_DATABASE_RIGHT("check the name at the end of headroom.db.url, or run the GRANT statements"),
    /** A right is missing. */
    DENIED("run the GRANT statements that headroom check prints"),
    /** The server takes no writes, whatever the rights. */
    READ_ONLY("set headroom.db.url to the server that takes writes, or turn off its read_only"),
    /** A table or a column is missing. */
    NO_TABLE("check that headroom.db.url names the database of WHMCS"),
    /** The host has no address. */
    UNKNOWN_HOST("check the host in headroom.db.url"),
    /** Nothing listens there. */
    REFUSED("check host and port in headroom.db.url, and that the server runs"),
    /** Nothing answers in time. */
    TIMEOUT("check host and port in headroom.db.url, and the firewall between"),
    /** The encryption failed. */
    TLS("check the certificate and sslMode in headroom.db.url"),
    /** Every connection is taken. */
    BUSY("raise max_connections of the server, or try again later"),
    /** Something else. */
    OTHER("see the log of the database server");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  /** Returns the failure of the database among the causes of an exception, if there is one. */
  public static Optional<DatabaseFailure> in(Throwable failure) {
    Causes causes = Causes.of(failure);
    return causes
        .last(SQLException.class)
        .map(last -> new DatabaseFailure(kind(last, causes), String.valueOf(last.getMessage())));
  }

  /** Returns the failure that an exception of the database is. */
  static DatabaseFailure of(SQLException failure) {
    return in(failure).orElseThrow();
  }

  private static Kind kind(SQLException failure, Causes causes) {
    if (ConnectionTrouble.of(failure) == ConnectionTrouble.READ_ONLY) {
      return Kind.READ_ONLY;
    }
    return switch (failure.getErrorCode()) {
      case 1045, 1698 -> Kind.WRONG_PASSWORD;
      case 1130 -> Kind.WRONG_HOST;
      case 1049 -> Kind.NO_DATABASE;
      case 1044 -> Kind.NO_DATABASE_RIGHT;
      case 1142, 1143, 1227, 1370 -> Kind.DENIED;
      case 1054, 1146 -> Kind.NO_TABLE;
      case 1040, 1203, 1226 -> Kind.BUSY;
      default -> onTheWay(failure, causes);
    };
  }

  private static Kind onTheWay(SQLException failure, Causes causes) {
    if (causes.has(UnknownHostException.class)) {
      return Kind.UNKNOWN_HOST;
    }
    if (causes.has(SSLException.class)) {
      return Kind.TLS;
    }
    if (causes.has(SocketTimeoutException.class)
        || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("timed out")) {
      return Kind.TIMEOUT;
    }
    return causes.has(ConnectException.class) ? Kind.REFUSED : Kind.OTHER;
  }

  /** The failure in words, with what to do. */
  public String sentence() {
    return message + ": " + kind.advice;
  }

  /** Whether it is about a table: everything that it names none is. */
  boolean concerns(String table) {
    return !message.contains("table") || message.matches("(?s).*\\b" + table + "\\b.*");
  }
}
