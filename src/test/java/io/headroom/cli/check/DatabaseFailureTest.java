package io.headroom.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.check.DatabaseFailure.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the database, distinguished. */
class DatabaseFailureTest {

  private static Kind kind(Throwable cause) {
    return DatabaseFailure.of(new SQLException("no", "08000", cause)).kind();
  }

  @ParameterizedTest
  @CsvSource({
    "1045, WRONG_PASSWORD",
    "1698, WRONG_PASSWORD",
    "1130, WRONG_HOST",
    "1049, NO_DATABASE",
    "1044, NO_DATABASE_RIGHT",
    "1142, DENIED",
    "1143, DENIED",
    "1146, NO_TABLE",
    "1054, NO_TABLE",
    "1040, BUSY",
    "1036, READ_ONLY",
    "1792, READ_ONLY",
    "1836, READ_ONLY",
    "1064, OTHER"
  })
  void by_the_number_that_the_server_gives(int number, Kind kind) {
    assertThat(DatabaseFailure.of(new SQLException("no", "42000", number)).kind()).isEqualTo(kind);
  }

  @Test
  void an_option_of_the_server_is_distinguished_from_a_read_only_one() {
    assertThat(option("--read-only")).isEqualTo(Kind.READ_ONLY);
    assertThat(option("--super-read-only")).isEqualTo(Kind.READ_ONLY);
    assertThat(option("--secure-file-priv")).isEqualTo(Kind.OTHER);
  }

  private static Kind option(String option) {
    String text = "The server is running with the " + option + " option";
    return DatabaseFailure.of(new SQLException(text, "HY000", 1290)).kind();
  }

  @Test
  void by_what_happened_on_the_way() {
    assertThat(kind(new UnknownHostException("db"))).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(kind(new ConnectException("refused"))).isEqualTo(Kind.REFUSED);
    assertThat(kind(new SocketTimeoutException("late"))).isEqualTo(Kind.TIMEOUT);
    assertThat(kind(new SSLHandshakeException("no"))).isEqualTo(Kind.TLS);
  }

  @Test
  void by_the_words_of_the_pool() {
    SQLException late = new SQLException("Connection is not available, request timed out");
    assertThat(DatabaseFailure.of(late).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void the_innermost_failure_of_the_database_is_reported() {
    Exception wrapped =
        new IllegalStateException(
            "wrapped", new SQLException("the pool", new SQLException("denied", "28000", 1045)));
    assertThat(DatabaseFailure.in(wrapped))
        .hasValueSatisfying(failure -> assertThat(failure.sentence()).startsWith("denied: check"));
  }

  @Test
  void another_failure_is_none_of_the_database() {
    assertThat(DatabaseFailure.in(new IllegalStateException("no"))).isEmpty();
  }

  @Test
  void a_refusal_concerns_the_table_that_it_names() {
    DatabaseFailure refusal =
        new DatabaseFailure(Kind.DENIED, "SELECT command denied for table `shop`.`tblproducts`");
    assertThat(refusal.concerns("tblproducts")).isTrue();
    assertThat(refusal.concerns("tblproduct")).isFalse();
    assertThat(new DatabaseFailure(Kind.OTHER, "gone").concerns("tblproducts")).isTrue();
  }
}
