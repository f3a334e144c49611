package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.headroom.capacity.Lookup;
import io.headroom.http.Deadlines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnknownLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(UnknownLogTest.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final UnknownLog log = new UnknownLog(logger);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  private void unknown(String reason) {
    log.heard("package 7", new Lookup.Unknown<>(reason));
  }

  private void assertLogged(String... expected) {
    assertThat(lines.list)
        .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
        .containsExactly(expected);
  }

  @Test
  void a_reason_is_logged_once_and_not_once_a_sweep() {
    unknown("it failed");
    unknown("it failed");
    unknown("it failed");

    assertLogged("WARN package 7 is unknown: it failed");
  }

  @Test
  void another_reason_is_logged() {
    unknown("it failed");
    unknown("it was refused");

    assertLogged(
        "WARN package 7 is unknown: it failed", "WARN package 7 is unknown: it was refused");
  }

  @Test
  void an_answer_that_is_known_again_is_logged_once() {
    unknown("it failed");
    log.heard("package 7", new Lookup.Found<>(1));
    log.heard("package 7", new Lookup.Found<>(1));

    assertLogged("WARN package 7 is unknown: it failed", "INFO package 7 is known again");
  }

  @Test
  void a_404_is_known() {
    unknown("it failed");
    log.heard("package 7", new Lookup.Missing<>());

    assertLogged("WARN package 7 is unknown: it failed", "INFO package 7 is known again");
  }

  @Test
  void what_was_known_all_along_is_not_logged() {
    log.heard("package 7", new Lookup.Found<>(1));
    log.heard("package 7", new Lookup.Missing<>());

    assertLogged();
  }

  @Test
  void each_subject_has_its_own_reason() {
    unknown("it failed");
    log.heard("package 8", new Lookup.Unknown<>("it failed"));

    assertLogged("WARN package 7 is unknown: it failed", "WARN package 8 is unknown: it failed");
  }

  @Test
  void not_having_been_asked_is_no_change_of_a_reason() {
    unknown("it failed");
    unknown("not asked: the panel failed");
    unknown("page 2: not asked: the panel failed");
    unknown("it failed");

    assertLogged("WARN package 7 is unknown: it failed");
  }

  @Test
  void not_having_been_asked_is_logged_if_nothing_else_is_known() {
    unknown("not asked: the panel failed");
    unknown("not asked: the panel hung");

    assertLogged("WARN package 7 is unknown: not asked: the panel failed");
  }

  @Test
  void the_end_of_the_process_is_no_news() {
    unknown(Deadlines.STOPPING);
    unknown("page 2: " + Deadlines.STOPPING);

    assertLogged();
  }
}
