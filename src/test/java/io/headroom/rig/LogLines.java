package io.headroom.rig;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, by every logger. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  private final List<Runnable> undoing = new ArrayList<>();

  private LogLines() {}

  /** Begins to listen. */
  public static LogLines listen() {
    LogLines lines = new LogLines();
    lines.setContext(lines.root.getLoggerContext());
    lines.start();
    lines.root.addAppender(lines);
    return lines;
  }

  /** Begins to listen to what the finest levels show, while nothing goes to the terminal. */
  public static LogLines listenToEverything() {
    LogLines lines = listen();
    LoggerContext loggers = lines.root.getLoggerContext();
    for (Logger logger : loggers.getLoggerList()) {
      Level before = logger.getLevel();
      if (before != null) {
        logger.setLevel(Level.TRACE);
        lines.undoing.add(() -> logger.setLevel(before));
      }
    }
    List<Appender<ILoggingEvent>> others = new ArrayList<>();
    lines.root.iteratorForAppenders().forEachRemaining(others::add);
    others.remove(lines);
    others.forEach(lines.root::detachAppender);
    lines.undoing.add(() -> others.forEach(lines.root::addAppender));
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
    news.add(event.getFormattedMessage());
  }

  /** The messages so far, without time and level. */
  public List<String> messages() {
    return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The messages so far that are of a level or above it. */
  public List<String> messages(Level least) {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(least))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** The messages so far that hold a text. */
  public List<String> messages(String part) {
    return messages().stream().filter(message -> message.contains(part)).toList();
  }

  /** The pairs of the messages so far that hold a text, each as key=value. */
  public List<String> pairs(String part) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().contains(part))
        .map(ILoggingEvent::getKeyValuePairs)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .map(pair -> pair.key + "=" + pair.value)
        .toList();
  }

  /** The stack traces so far. */
  public List<String> stackTraces() {
    return events.stream()
        .map(ILoggingEvent::getThrowableProxy)
        .filter(trace -> trace != null)
        .map(ThrowableProxyUtil::asString)
        .toList();
  }

  /** Waits for a message that holds a text, and returns it. */
  public String await(String part) {
    try {
      for (String message = next(); message != null; message = next()) {
        if (message.contains(part)) {
          return message;
        }
      }
      throw new AssertionError("nothing was logged with \"" + part + "\", but " + messages());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a log line", e);
    }
  }

  private String next() throws InterruptedException {
    return news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    undoing.forEach(Runnable::run);
  }
}
