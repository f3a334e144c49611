package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.settings.LogLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees who asks for more, and what an integrator's route logs. */
class DebugLogTest extends Scenario {

  private final String before = LogLevel.current();

  DebugLogTest(Shop shop) {
    super(shop);
  }

  @AfterEach
  void go_back() {
    LogLevel.change(before);
  }

  @Test
  void at_debug_each_request_each_statement_and_each_decision_is_logged() {
    Station station = start();
    LogLevel.change("DEBUG");
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(Level.DEBUG))
          .anyMatch(line -> line.matches("Panel .*/packages/7"))
          .anyMatch(line -> line.matches("Panel .*/compute/hypervisors/groups/4/resources.*"))
          .anyMatch(line -> line.startsWith("Statement SELECT id, name, servertype"))
          .anyMatch(line -> line.startsWith("Statement UPDATE tblproducts SET qty"))
          .contains("Decision on product 12 (KVM-4G): changed, qty 1 -> 12: memory in group 4")
          .noneMatch(line -> line.contains(panel.token()));
      assertThat(log.pairs("/packages/7"))
          .anyMatch(pair -> pair.matches("millis=[0-9]+"))
          .contains("status=200");
      assertThat(log.pairs("Statement UPDATE tblproducts"))
          .anyMatch(pair -> pair.matches("millis=[0-9]+"));
    }
  }

  @Test
  void at_info_they_are_not() {
    Station station = start();
    LogLevel.change("INFO");
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages())
          .isNotEmpty()
          .noneMatch(line -> line.startsWith("Panel ") || line.startsWith("Statement "))
          .noneMatch(line -> line.startsWith("Decision "));
    }
  }

  @Test
  void what_a_route_of_an_integrator_logs_is_printed() {
    Station station =
        start(
            uncached()
                .custom(
                    route(
                        """
                        - route:
                            id: shout
                            from:
                              uri: direct:shout
                              steps:
                                - log: said by a step
                                - to: log:net.example.shout?showBody=true
                        """)));
    try (LogLines log = LogLines.listen()) {
      station.context().createProducerTemplate().sendBody("direct:shout", "said by an endpoint");

      assertThat(log.messages(Level.INFO))
          .contains("said by a step")
          .anyMatch(line -> line.contains("said by an endpoint"));
    }
  }

  @Test
  void each_logger_of_ours_that_has_a_level_of_its_own_is_that_of_a_class() throws Exception {
    String settings = Files.readString(Path.of("src/main/resources/logback.xml"));
    List<String> names =
        Pattern.compile("logger name=\"(io\\.headroom\\.[\\w.]+)\"")
            .matcher(settings)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(names).isNotEmpty();
    for (String name : names) {
      assertThat(Class.forName(name)).isNotNull();
    }
  }
}
