package io.headroom.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.headroom.text.OneLine;

/**
 * Part of the log's layout, {@code %line(…){10000}}: what stands in it becomes one harmless line of
 * so many characters at most.
 */
public final class LogLine extends CompositeConverter<ILoggingEvent> {

  private int most = Integer.MAX_VALUE;

  @Override
  public void start() {
    if (getFirstOption() != null) {
      most = Integer.parseInt(getFirstOption());
    }
    super.start();
  }

  @Override
  protected String transform(ILoggingEvent event, String shown) {
    return OneLine.of(shown, most).text();
  }
}
