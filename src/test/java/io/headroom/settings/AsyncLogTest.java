package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that nobody waits for. */
@Timeout(30)
class AsyncLogTest {

  private static final int ROOM = 8;

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("any");
  private final Reader reader = new Reader();
  private final AsyncLog log = AsyncLog.to(context, reader, ROOM);

  /** Takes a line when it is allowed to, as a pipe does that somebody may or may not read. */
  private static final class Reader extends AppenderBase<ILoggingEvent> {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch reads = new CountDownLatch(1);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      begun.countDown();
      try {
        reads.await();
      } catch (InterruptedException end) {
        // a full pipe does not end with that either
      }
      lines.add(event.getFormattedMessage());
    }
  }

  AsyncLogTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    reader.setContext(context);
    reader.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    reader.reads.countDown();
    log.stop();
    context.stop();
  }

  /** Waits until the first line is on its way, which nobody takes. */
  private void block() throws InterruptedException {
    logger.info("first");
    reader.begun.await();
  }

  @Test
  void who_logs_does_not_wait_for_a_reader() throws InterruptedException {
    block();
    for (int line = 0; line < 10 * ROOM; line++) {
      logger.info("line {}", line);
    }
    assertThat(log.droppedLines()).isEqualTo(9 * ROOM);
  }

  @Test
  void what_is_for_debugging_is_dropped_first() throws InterruptedException {
    block();
    for (int line = 0; line < ROOM; line++) {
      logger.debug("debug {}", line);
    }
    assertThat(log.droppedLines()).isOne();
    logger.warn("warn");
    reader.reads.countDown();
    log.stop();

    assertThat(reader.lines).contains("debug 0", "warn").doesNotContain("debug 7");
  }

  @Test
  void what_waits_is_written_at_the_end() throws InterruptedException {
    block();
    logger.info("second");
    reader.reads.countDown();
    log.stop();

    assertThat(reader.lines).containsExactly("first", "second");
  }

  @Test
  void an_end_that_nobody_reads_ends_all_the_same() throws InterruptedException {
    block();
    assertThatCode(log::stop).doesNotThrowAnyException();
    assertThat(log.isStarted()).isFalse();
  }
}
