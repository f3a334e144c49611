package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The token is seen by the panel alone. */
@Tag("rig")
class PanelSecretsTest {

  private static final String TOKEN = "t0p-secret-of-the-panel";

  private final StandInPanel standIn =
      StandInPanel.serving(new Fleet().add(PanelPackage.of(7)).group(4, Node.of(21)));
  private final List<Logger> loggers =
      Stream.of("org.apache.camel", "io.headroom", "io.github.resilience4j", "Tracing")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private List<Optional<Level>> before = List.of();
  private PanelRoutes routes;

  @BeforeEach
  void listenToEverything() {
    lines.start();
    before = loggers.stream().map(logger -> Optional.ofNullable(logger.getLevel())).toList();
    loggers.forEach(this::listenTo);
    standIn.acceptOnly(TOKEN);
    routes =
        PanelRoutes.with(
            PanelSettings.defaults(URI.create(standIn.url()), PanelToken.of(TOKEN)),
            main -> main.configure().withTracing(true));
  }

  @AfterEach
  void stopListening() {
    routes.close();
    standIn.close();
    for (int each = 0; each < loggers.size(); each++) {
      stopListeningTo(loggers.get(each), before.get(each));
    }
  }

  private void listenTo(Logger logger) {
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  private void stopListeningTo(Logger logger, Optional<Level> level) {
    logger.setLevel(level.orElse(null));
    logger.setAdditive(true);
    logger.detachAppender(lines);
  }

  @Test
  void the_token_stands_in_no_log_and_no_trace() {
    routes.vpsPackage(7);
    routes.group(4);
    standIn.onEverything().reply(Reply.status(401));
    routes.vpsPackage(8);
    standIn.onEverything().reply(Reply.dropped());
    routes.vpsPackage(9);

    assertThat(standIn.requests().get(0).header("Authorization")).hasValue("Bearer " + TOKEN);
    assertThat(List.copyOf(lines.list)).isNotEmpty().noneMatch(line -> text(line).contains(TOKEN));
  }

  @Test
  void a_token_that_the_panel_repeats_is_struck_out() {
    standIn
        .onGroup(4)
        .reply(
            Reply.edited(
                page -> ((ObjectNode) page.at("/data/0/hypervisor")).put("name", "node " + TOKEN)));
    standIn
        .onPackage(7)
        .reply(
            Reply.edited(vps -> ((ObjectNode) vps.get("data")).put("memory", "Bearer " + TOKEN)));

    assertThat(PanelRoutes.reason(routes.vpsPackage(7)))
        .isEqualTo("data.memory is \"Bearer (not shown)\", not an integer");
    assertThat(routes.group(4).toString()).contains("node (not shown)").doesNotContain(TOKEN);
    assertThat(List.copyOf(lines.list)).noneMatch(line -> text(line).contains(TOKEN));
  }

  @Test
  void a_token_in_a_header_of_the_answer_is_struck_out() {
    standIn.onPackage(7).reply(Reply.body("{}").with("X-Debug", "Bearer " + TOKEN));

    routes.vpsPackage(7);

    assertThat(List.copyOf(lines.list)).noneMatch(line -> text(line).contains(TOKEN));
  }

  private static String text(ILoggingEvent line) {
    return line.getFormattedMessage()
        + Optional.ofNullable(line.getThrowableProxy())
            .map(ThrowableProxyUtil::asString)
            .orElse("");
  }

  @Test
  void the_token_stands_in_no_exchange_and_no_address() {
    Exchange after =
        routes
            .template()
            .request(
                "direct:panel-get", exchange -> exchange.setVariable("panelPath", "/packages/7"));

    assertThat(after.getMessage().getBody(String.class)).contains("\"memory\"");
    assertThat(
            after.getMessage().getHeaders().toString()
                + after.getVariables()
                + after.getAllProperties()
                + routes.context().getEndpoints())
        .doesNotContain(TOKEN);
  }

  @Test
  void the_settings_do_not_show_the_token() {
    assertThat(
            PanelSettings.defaults(URI.create("https://cp.example.net"), PanelToken.of(TOKEN))
                .toString())
        .doesNotContain(TOKEN);
  }
}
