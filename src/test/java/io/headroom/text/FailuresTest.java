package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures in the words of the one who knows best. */
@Tag("rig")
class FailuresTest {

  @Test
  void the_database_knows_better_than_what_caused_its_failure() {
    Exception failure =
        new IllegalStateException(
            "outer", new SQLException("(conn=4711) no table", new IOException("socket")));

    assertThat(Failures.rootMessage(failure)).isEqualTo("no table");
  }

  @Test
  void else_the_innermost_cause_does() {
    assertThat(Failures.rootMessage(new IllegalStateException("outer", new IOException("inner"))))
        .isEqualTo("inner");
  }

  @Test
  void a_failure_without_words_is_called_by_its_type() {
    assertThat(Failures.rootMessage(new IOException())).isEqualTo("IOException");
  }

  @Test
  void the_place_in_a_file_is_kept_and_further_lines_are_not() {
    assertThat(Failures.rootMessage(new IOException("wrong key\n in a.yaml, line 3\nmore\n")))
        .isEqualTo("wrong key in a.yaml, line 3");
    assertThat(Failures.rootMessage(new IOException("wrong key\nmore"))).isEqualTo("wrong key");
  }

  @Test
  void a_route_that_does_not_run_is_named() {
    DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());

    assertThat(
            Failures.rootMessage(
                new DirectConsumerNotAvailableException(
                    "No consumers available on endpoint: direct://sweep", exchange)))
        .isEqualTo("the route at direct:sweep is not running: start it again");
    assertThat(
            Failures.rootMessage(
                new DirectConsumerNotAvailableException(
                    "No consumers available on endpoint: seda://x", exchange)))
        .isEqualTo("a route is not running: start it again");
  }

  @Test
  void a_step_that_was_given_nothing_says_so() {
    assertThat(Failures.rootMessage(new NoTypeConversionAvailableException(null, Long.class)))
        .isEqualTo("a step was given nothing to work on");
  }

  @Test
  void nothing_of_a_message_steers_a_terminal() {
    assertThat(Failures.rootMessage(new IOException("a\u001b[2J\u202eb"))).isEqualTo("a?[2J?b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1203, 1226, 1461})
  void a_limit_that_is_reached_is_no_missing_grant(int code) {
    SQLException reached = new SQLException("User has exceeded its limit", "42000", code);
    // the pool hands the state on, and not the code
    SQLException noConnection =
        new SQLTransientConnectionException("Connection is not available", "42000", reached);

    assertThat(Failures.isRefused(reached)).isFalse();
    assertThat(Failures.isRefused(new IllegalStateException(noConnection))).isFalse();
  }

  @Test
  void a_missing_table_or_grant_is_a_refusal_wherever_it_stands() {
    Exception refused = new IllegalStateException(new SQLException("no", "42S02"));

    assertThat(Failures.isRefused(refused)).isTrue();
    assertThat(Failures.isRefused(new SQLException("no", "08001"))).isFalse();
    assertThat(Failures.isRefused(new SQLException("no"))).isFalse();
  }
}
