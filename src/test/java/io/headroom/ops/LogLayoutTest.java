package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.rig.ForeignText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.KeyValuePair;

/** What the log shows of texts of others, by the layouts that are shipped. */
class LogLayoutTest {

  private final LoggerContext text = new LoggerContext();
  private final LoggerContext json = new LoggerContext();

  static IntStream points() {
    return ForeignText.points();
  }

  @BeforeEach
  void configure() throws JoranException {
    json.putProperty("headroom.log.format", "json");
    for (LoggerContext context : List.of(text, json)) {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      context.setMDCAdapter(new LogbackMDCAdapter());
      configurator.doConfigure(LogLayoutTest.class.getResource("/logback.xml"));
    }
  }

  @AfterEach
  void stop() {
    text.stop();
    json.stop();
  }

  private static String shown(LoggerContext context, String words) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    LoggingEvent event =
        new LoggingEvent(
            "none",
            context.getLogger("custom." + words),
            Level.WARN,
            "Product {} is odd",
            new IllegalStateException(words, new IOException(words)),
            new Object[] {words});
    event.setKeyValuePairs(List.of(new KeyValuePair("reason", words)));
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("points")
  void a_line_of_text_steers_no_terminal(int point) {
    String line = shown(text, "a" + Character.toString(point) + "b");

    assertThat(ForeignText.harmful(line)).isEmpty();
    assertThat(line).endsWith("\n").hasLineCount(1).contains("WARN").contains("Product a");
  }

  @ParameterizedTest
  @MethodSource("points")
  void a_line_of_json_steers_no_terminal_and_loses_nothing(int point) throws IOException {
    String words = "a" + Character.toString(point) + "b";
    String line = shown(json, words);

    assertThat(ForeignText.harmful(line.replace("\u007f", ""))).isEmpty();
    assertThat(line).endsWith("\n").hasLineCount(1);
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.get("message").textValue()).isEqualTo("Product " + words + " is odd");
    assertThat(event.get("reason").textValue()).isEqualTo(words);
  }

  @Test
  void a_line_of_text_has_the_level_the_logger_the_pairs_and_the_failure() {
    assertThat(shown(text, "KVM-4G"))
        .matches(
            "(?s)\\S+ WARN  KVM-4G: Product KVM-4G is odd reason=\"?KVM-4G\"?"
                + " java.lang.IllegalStateException: KVM-4G; .*\n");
  }

  @Test
  void a_line_of_text_is_bounded() {
    assertThat(shown(text, "x".repeat(50_000))).hasSizeLessThan(10_100).endsWith("…\n");
  }
}
