package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Node;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.StandInPanel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done when the panel asks to be left alone for a while. */
@Tag("rig")
class PanelRetryAfterTest {

  private static final String LEFT_ALONE = "not asked: the panel asked to be left alone";

  private final StandInPanel standIn =
      StandInPanel.serving(new Fleet().add(PanelPackage.of(7)).group(4, Node.of(21)));
  private final Deque<RetryAfter> meanwhile = new ArrayDeque<>();
  private PanelRoutes routes;

  @BeforeEach
  void start() {
    routes = PanelRoutes.to(standIn).holdingBackWithoutWaiting(this::answerOthers);
  }

  private void answerOthers() {
    Optional.ofNullable(meanwhile.poll()).ifPresent(routes.gate()::shutFor);
  }

  @AfterEach
  void stop() {
    routes.close();
    standIn.close();
  }

  private static PanelAnswer later(int status, String when) {
    return PanelAnswer.empty(status).with("Retry-After", when);
  }

  private Duration passed() {
    return Duration.between(ManualTime.START, routes.time().instant());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 500, 403, 302})
  void up_to_five_seconds_are_waited_for_and_the_request_sent_once_more(int status) {
    standIn.onEverything().times(1).reply(later(status, "5"));

    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    assertThat(standIn.requests()).hasSize(2);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_date_is_understood() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ManualTime.START.plusSeconds(3).atZone(ZoneOffset.UTC));
    standIn.onEverything().times(1).reply(later(503, date));

    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void it_is_sent_once_more_and_no_oftener() {
    standIn.onEverything().reply(later(429, "2"));

    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("(429)");
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  void every_other_request_holds_back_as_well() {
    standIn.onPackage(7).reply(later(429, "2"));
    routes.vpsPackage(7);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(2));

    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void a_request_that_holds_back_heeds_the_answer_of_another_meanwhile_and_is_sent_all_the_same() {
    standIn.onPackage(7).times(1).reply(later(429, "2"));
    meanwhile.add(new RetryAfter(Duration.ofSeconds(3)));

    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void more_than_five_seconds_are_not_waited_for_and_nothing_is_sent_before() {
    standIn.onPackage(7).times(1).reply(later(429, "60"));

    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("(429)");
    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).startsWith(LEFT_ALONE);
    assertThat(PanelRoutes.reason(routes.group(4))).startsWith(LEFT_ALONE);
    assertThat(routes.connect().reason()).contains(LEFT_ALONE);
    assertThat(standIn.requests()).hasSize(1);
    assertThat(passed()).isZero();

    routes.time().pass(Duration.ofMinutes(1));
    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void the_rest_of_a_long_pause_is_waited_for_once_it_is_short() {
    standIn.onPackage(7).times(1).reply(later(429, "60"));
    routes.vpsPackage(7);
    routes.time().pass(Duration.ofSeconds(56));

    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    assertThat(passed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void it_is_left_alone_for_five_minutes_at_most() {
    standIn.onPackage(7).times(1).reply(later(503, "86400"));
    routes.vpsPackage(7);

    routes.time().pass(Duration.ofMinutes(5).minusSeconds(6));
    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).startsWith(LEFT_ALONE);
    routes.time().pass(Duration.ofSeconds(6));
    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void what_is_not_a_time_is_ignored() {
    standIn.onPackage(7).reply(later(503, "soon"));

    assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("(503)");
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  void an_answer_of_200_is_taken_whatever_it_says_of_later() {
    standIn.onPackage(7).reply(call -> call.send(call.normal().with("Retry-After", "60")));

    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void a_404_is_an_answer_and_holds_back_the_next_request() {
    standIn.onPackage(9).reply(later(404, "2"));

    assertThat(routes.vpsPackage(9)).isInstanceOf(Lookup.Missing.class);
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
  }
}
