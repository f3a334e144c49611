package io.headroom.settings;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the log on a thread of its own, so that nobody who logs waits for whoever reads it.
 *
 * <p>What it cannot hold any more is dropped and counted: lines of DEBUG and TRACE as soon as a
 * quarter of its room is left, the others when none is.
 */
public final class AsyncLog extends AsyncAppender {

  /** How many lines wait to be written, at most. */
  static final int ROOM = 16_384;

  private static final String NAME = "async";
  private static final String CONSOLE = "console";
  private static final int FLUSH_MS = 1_000;

  private final AtomicLong dropped = new AtomicLong();
  private long unreported;

  private AsyncLog(LoggerContext context, Appender<ILoggingEvent> target, int room) {
    setName(NAME);
    setContext(context);
    setQueueSize(room);
    setDiscardingThreshold(room / 4);
    setNeverBlock(true);
    setMaxFlushTime(FLUSH_MS);
    addAppender(target);
  }

  /** Returns one that writes to an appender, and has begun. */
  static AsyncLog to(LoggerContext context, Appender<ILoggingEvent> target, int room) {
    AsyncLog log = new AsyncLog(context, target, room);
    log.start();
    return log;
  }

  /**
   * Puts one in front of the console from now on; nothing happens where a configuration of an
   * operator's own has no appender of that name.
   */
  public static void begin() {
    root()
        .ifPresent(
            root ->
                Optional.ofNullable(root.getAppender(CONSOLE))
                    .ifPresent(
                        console -> {
                          root.detachAppender(console);
                          root.addAppender(to(root.getLoggerContext(), console, ROOM));
                        }));
  }

  /** Writes what waits, within a second, and logs no more; where nobody reads, it is lost. */
  public static void end() {
    installed().ifPresent(AsyncLog::stop);
  }

  /** How many lines were dropped since the start. */
  public static long dropped() {
    return installed().map(AsyncLog::droppedLines).orElse(0L);
  }

  /** How many lines it dropped. */
  long droppedLines() {
    return dropped.get();
  }

  private static Optional<AsyncLog> installed() {
    return root()
        .map(root -> root.getAppender(NAME))
        .filter(AsyncLog.class::isInstance)
        .map(AsyncLog.class::cast);
  }

  private static Optional<ch.qos.logback.classic.Logger> root() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    return factory instanceof LoggerContext context
        ? Optional.of(context.getLogger(Logger.ROOT_LOGGER_NAME))
        : Optional.empty();
  }

  @Override
  protected boolean isDiscardable(ILoggingEvent event) {
    return event.getLevel().toInt() <= Level.DEBUG_INT;
  }

  /** One at a time, so that what there is room for is not dropped uncounted. */
  @Override
  protected synchronized void append(ILoggingEvent event) {
    int room = getRemainingCapacity();
    if (room == 0 || (room < getDiscardingThreshold() && isDiscardable(event))) {
      dropped.incrementAndGet();
      unreported++;
      return;
    }
    super.append(event);
    if (unreported > 0 && room > getQueueSize() / 2) {
      long lost = unreported;
      unreported = 0;
      LoggerFactory.getLogger(AsyncLog.class)
          .warn("{} lines of the log are lost: nobody read them in time", lost);
    }
  }
}
