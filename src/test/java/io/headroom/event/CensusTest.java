package io.headroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.event.Census.Services;
import io.headroom.event.Census.State;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.event.ShopEvent.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happened to the services of product 12 between two looks. */
class CensusTest {

  private static final Services BEFORE = services("Active", 3, 7).plus(services("Pending", 1, 9));

  private static Services services(String state, long count, long newest) {
    return services(state, "Active", count, newest);
  }

  private static Services services(String state, String order, long count, long newest) {
    return new Services(Map.of(new State(state, order), count), newest);
  }

  private static Iterable<ShopEvent> since(Services before, Services now) {
    return new Census(Map.of(12L, now)).since(new Census(Map.of(12L, before)));
  }

  private static ShopEvent moved(Kind kind) {
    return new ShopEvent(kind, Scope.moved(12, Set.of())).from(Source.POLL);
  }

  private static ShopEvent changed(Kind kind) {
    return new ShopEvent(kind, Scope.of(Set.of(12L))).from(Source.POLL);
  }

  @Test
  void nothing_happened_where_all_is_as_before() {
    assertThat(since(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void a_service_that_became_active_was_provisioned() {
    assertThat(since(BEFORE, services("Active", 4, 9))).containsExactly(moved(Kind.PROVISIONED));
  }

  @Test
  void a_service_that_is_terminated_was_terminated() {
    Services now = services("Active", 3, 7).plus(services("Terminated", 1, 9));
    assertThat(since(BEFORE, now)).containsExactly(moved(Kind.TERMINATED));
  }

  @Test
  void a_service_that_is_gone_altogether_was_terminated() {
    Services now = services("Active", 2, 7).plus(services("Pending", 1, 9));
    assertThat(since(BEFORE, now)).containsExactly(moved(Kind.TERMINATED));
  }

  @Test
  void of_one_that_came_and_one_that_went_the_one_that_went_asks_for_more() {
    Services now = services("Active", 3, 9).plus(services("Terminated", 1, 3));
    assertThat(since(BEFORE, now)).containsExactly(moved(Kind.TERMINATED));
  }

  @Test
  void a_service_that_is_suspended_is_still_built() {
    Services now =
        services("Active", 2, 7).plus(services("Suspended", 1, 7)).plus(services("Pending", 1, 9));
    assertThat(since(BEFORE, now)).containsExactly(changed(Kind.SERVICE_CHANGED));
  }

  @Test
  void a_service_that_is_new_was_ordered() {
    Services now = services("Active", 3, 7).plus(services("Pending", 2, 10));
    assertThat(since(BEFORE, now)).containsExactly(changed(Kind.ORDERED));
  }

  @Test
  void a_service_that_took_the_place_of_another_was_ordered() {
    Services now = services("Active", 3, 7).plus(services("Pending", 1, 10));
    assertThat(since(BEFORE, now)).containsExactly(changed(Kind.ORDERED));
  }

  @Test
  void an_order_that_got_another_state_changes_its_services() {
    Services before = services("Pending", "Pending", 1, 9);
    Services now = services("Pending", "Fraud", 1, 9);
    assertThat(since(before, now)).containsExactly(changed(Kind.SERVICE_CHANGED));
  }

  @Test
  void a_service_that_was_cancelled_before_it_was_built_changed() {
    Services now = services("Active", 3, 7).plus(services("Cancelled", 1, 9));
    assertThat(since(BEFORE, now)).containsExactly(changed(Kind.SERVICE_CHANGED));
  }

  @Test
  void products_come_and_go_and_are_returned_in_their_order() {
    Census before = new Census(Map.of(13L, services("Active", 1, 1)));
    Census now =
        new Census(
            Map.of(14L, services("Active", 1, 2), 12L, services("Pending", "Pending", 1, 3)));

    assertThat(now.since(before))
        .extracting(ShopEvent::kind)
        .containsExactly(Kind.ORDERED, Kind.TERMINATED, Kind.PROVISIONED);
  }

  @Test
  void a_service_ended_where_it_or_its_order_was_given_up() {
    for (String over : List.of("Cancelled", "Fraud", "Terminated")) {
      assertThat(new State(over, "Active").isEnded()).isTrue();
      assertThat(new State("Pending", over).isEnded()).isTrue();
    }
    assertThat(new State("Active", "").isEnded()).isFalse();
    assertThat(new State("cancelled", "Pending").isEnded()).isFalse();
  }
}
