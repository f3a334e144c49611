package io.headroom.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.headroom.text.OneLine;

/** Part of the log's layout, {@code %line(…)}: what stands in it becomes one harmless line. */
public final class LogLine extends CompositeConverter<ILoggingEvent> {

  /** Longer than any message and short stack trace of its own. */
  private static final int LONGEST = 10_000;

  @Override
  protected String transform(ILoggingEvent event, String shown) {
    return OneLine.of(shown, LONGEST).text();
  }
}
