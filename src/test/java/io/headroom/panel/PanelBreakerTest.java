package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.Hold;
import io.headroom.rig.Node;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the panel is left alone, and how it is tried again. */
@Tag("rig")
class PanelBreakerTest {

  private static final String LEFT_ALONE = "not asked: the panel failed eight times in a row";

  private final StandInPanel standIn =
      StandInPanel.serving(new Fleet().add(PanelPackage.of(7)).group(4, Node.of(21)));
  private PanelRoutes routes;

  @BeforeEach
  void start() {
    routes =
        PanelRoutes.with(
            PanelRoutes.settings(standIn.url()).responseTimeout(Duration.ofSeconds(5)).build());
  }

  @AfterEach
  void stop() {
    routes.close();
    standIn.close();
  }

  private CircuitBreaker breaker() {
    return routes
        .context()
        .getCamelContextExtension()
        .getContextPlugin(CircuitBreakerRegistry.class)
        .find("panel-breaker")
        .orElseThrow();
  }

  private void ask(int times) {
    for (int id = 1; id <= times; id++) {
      assertThat(routes.vpsPackage(1000 + id)).isNotInstanceOf(Lookup.Found.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 502, 503, 504})
  void eight_failures_in_a_row_and_the_panel_is_left_alone(int status) {
    standIn.onEverything().reply(PanelAnswer.empty(status));
    ask(8);
    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);

    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).startsWith(LEFT_ALONE);
    assertThat(PanelRoutes.reason(routes.group(4))).startsWith(LEFT_ALONE);
    assertThat(routes.connect().reason()).contains(LEFT_ALONE);
    assertThat(standIn.requests()).hasSize(8);
  }

  @Test
  void no_answer_is_a_failure() {
    standIn.onEverything().reply(Reply.dropped());
    ask(8);

    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 409, 422})
  void an_answer_that_concerns_one_thing_alone_is_no_failure(int status) {
    standIn.onEverything().reply(PanelAnswer.empty(status));
    ask(20);

    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(standIn.requests()).hasSize(20);
  }

  @Test
  void an_answer_that_cannot_be_read_is_no_failure() {
    standIn.onEverything().reply(Reply.body("{}"));
    ask(20);

    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void one_answer_among_the_failures_and_the_panel_is_asked_on() {
    standIn.onEverything().times(7).reply(Reply.status(500));
    ask(7);
    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);

    standIn.onEverything().reply(Reply.status(500));
    ask(7);

    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void after_thirty_seconds_one_request_tries_whether_the_panel_is_back() {
    assertThat(breaker().getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1))
        .isEqualTo(30_000);
    breaker().transitionToOpenState();
    breaker().transitionToHalfOpenState();
    Hold hold = standIn.onPackage(7).hold();

    CompletableFuture<Lookup<?>> probe = CompletableFuture.supplyAsync(() -> routes.vpsPackage(7));
    hold.awaitArrivals(1);
    assertThat(PanelRoutes.reason(routes.group(4))).startsWith(LEFT_ALONE);
    assertThat(standIn.requests()).hasSize(1);
    hold.release();

    assertThat(probe.join()).isInstanceOf(Lookup.Found.class);
    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void a_probe_that_fails_leaves_the_panel_alone_again() {
    breaker().transitionToOpenState();
    breaker().transitionToHalfOpenState();
    standIn.onEverything().reply(Reply.status(500));
    ask(3);

    assertThat(standIn.requests()).hasSize(1);
    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }
}
