package io.headroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.event.ShopEvent.Source;
import io.headroom.rig.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When events get their sweep, with a quiet period of 30 s and a cart interval of 60 s. */
class EventQueueTest {

  private final ManualTime time = new ManualTime();
  private final EventQueue queue =
      new EventQueue(time::read, Duration.ofSeconds(30), Duration.ofSeconds(60));

  private void pass(long seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private static ShopEvent provisioned(long product, Long... groups) {
    return new ShopEvent(Kind.PROVISIONED, Scope.moved(product, Set.of(groups)));
  }

  private static ShopEvent terminated(long product, Long... groups) {
    return new ShopEvent(Kind.TERMINATED, Scope.moved(product, Set.of(groups)));
  }

  private static ShopEvent event(Kind kind, long product) {
    return new ShopEvent(kind, Scope.of(Set.of(product)));
  }

  private Optional<Scope> nextScope() {
    return queue.next().map(EventRun::scope);
  }

  /** The seconds, up to a limit, at which a sweep is due. */
  private List<Long> runsWithin(long seconds) {
    List<Long> runs = new ArrayList<>();
    for (long at = 0; at <= seconds; at++) {
      boolean isDue = queue.due().filter(Duration::isZero).isPresent();
      boolean isRun = queue.next().isPresent();
      assertThat(isDue).isEqualTo(isRun);
      if (isRun) {
        runs.add(at);
      }
      pass(1);
    }
    return runs;
  }

  @Test
  void what_is_told_before_the_shop_has_changed_is_looked_at_again_two_seconds_later() {
    for (Kind kind :
        List.of(
            Kind.ORDER_PAID,
            Kind.ORDER_PENDING,
            Kind.ORDER_CANCELLED,
            Kind.ORDER_REFUNDED,
            Kind.ORDER_FRAUD,
            Kind.ORDER_DELETED,
            Kind.INVOICE_CANCELLED)) {
      assertThat(queue.add(new ShopEvent(kind, Scope.ALL))).isEqualTo(Fate.ACCEPTED);
      assertThat(queue.next()).contains(new EventRun(kind.term(), Scope.ALL));
      assertThat(queue.due()).contains(Duration.ofSeconds(2));
      pass(1);
      assertThat(queue.next()).isEmpty();
      pass(1);
      assertThat(queue.due()).contains(Duration.ZERO);
      assertThat(queue.next()).contains(new EventRun(kind.term(), Scope.ALL));
      assertThat(queue.due()).isEmpty();
    }
  }

  @Test
  void what_is_told_after_the_change_is_looked_at_once() {
    for (Kind kind : List.of(Kind.ORDERED, Kind.PRODUCT_SAVED, Kind.SERVICE_CHANGED)) {
      queue.add(event(kind, 12));
      assertThat(runsWithin(10)).containsExactly(0L);
    }
  }

  @Test
  void second_looks_do_not_wait_for_the_quiet_period_and_begin_none() {
    queue.add(provisioned(12, 4L));
    queue.next();
    queue.add(new ShopEvent(Kind.ORDER_PAID, Scope.ALL));
    queue.add(provisioned(13, 5L));

    assertThat(runsWithin(40)).containsExactly(0L, 2L, 30L);
  }

  @Test
  void second_looks_of_a_second_are_taken_together_and_a_burst_does_not_put_them_off() {
    for (int tenth = 0; tenth < 50; tenth++) {
      queue.add(new ShopEvent(Kind.ORDER_CANCELLED, Scope.ALL));
      queue.next();
      time.pass(Duration.ofMillis(100));
    }

    int looks = 0;
    while (queue.due().isPresent()) {
      time.pass(queue.due().get());
      assertThat(queue.next()).contains(new EventRun("order-cancelled", Scope.ALL));
      looks++;
    }
    assertThat(looks).isBetween(2, 4);
  }

  @Test
  void second_looks_of_several_kinds_share_a_run() {
    queue.add(new ShopEvent(Kind.ORDER_PAID, Scope.ALL));
    queue.add(new ShopEvent(Kind.INVOICE_CANCELLED, Scope.ALL));
    queue.next();
    pass(2);

    assertThat(queue.next()).contains(new EventRun("events", Scope.ALL));
    assertThat(queue.due()).isEmpty();
  }

  @Test
  void a_vps_that_could_not_be_built_may_have_taken_room_all_the_same() {
    queue.add(new ShopEvent(Kind.CREATE_FAILED, Scope.moved(12, Set.of(4L))));

    assertThat(queue.next()).contains(new EventRun("create-failed", Scope.moved(12, Set.of(4L))));
    queue.add(provisioned(13, 4L));
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void nothing_waits_at_first() {
    assertThat(queue.next()).isEmpty();
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void nothing_is_ever_due_while_nothing_waits() {
    assertThat(queue.due()).isEmpty();
    queue.add(provisioned(12, 4L));
    queue.next();

    assertThat(queue.due()).isEmpty();
  }

  @Test
  void it_says_how_long_it_is_until_the_next_run() {
    queue.add(provisioned(12, 4L));
    assertThat(queue.due()).contains(Duration.ZERO);
    queue.next();
    pass(10);
    queue.add(provisioned(13, 5L));
    assertThat(queue.due()).contains(Duration.ofSeconds(20));

    queue.add(event(Kind.CART_VIEWED, 14));

    assertThat(queue.due()).contains(Duration.ZERO);
  }

  @Test
  void it_says_how_long_it_is_until_the_panel_has_freed_the_room() {
    queue.add(terminated(12, 4L));
    queue.next();
    assertThat(queue.due()).contains(Duration.ofSeconds(30));
    pass(30);
    queue.next();

    assertThat(queue.due()).contains(Duration.ofSeconds(270));
  }

  @Test
  void what_nobody_ran_in_time_is_due_at_once() {
    queue.add(terminated(12, 4L));
    queue.next();
    pass(30);
    queue.next();
    pass(3600);

    assertThat(queue.due()).contains(Duration.ZERO);
  }

  @Test
  void what_could_not_be_run_is_due_when_the_quiet_period_is_over() {
    queue.failed(new EventRun("cart-viewed", Scope.of(Set.of(12L))));

    assertThat(queue.due()).contains(Duration.ofSeconds(30));
  }

  @Test
  void the_first_event_is_run_at_once() {
    assertThat(queue.add(provisioned(12, 4L))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.next()).contains(new EventRun("provisioned", Scope.moved(12, Set.of(4L))));
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void what_happens_in_the_quiet_period_shares_one_run_when_it_is_over() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(10);
    assertThat(queue.add(provisioned(13, 5L))).isEqualTo(Fate.COALESCED);
    pass(10);
    assertThat(queue.add(provisioned(14, 6L))).isEqualTo(Fate.COALESCED);
    assertThat(queue.waiting()).isEqualTo(2);
    pass(9);
    assertThat(queue.next()).isEmpty();
    pass(1);
    assertThat(nextScope()).contains(Scope.moved(13, Set.of(5L)).plus(Scope.moved(14, Set.of(6L))));
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void the_last_event_of_a_burst_is_always_followed_by_a_run() {
    for (int second = 0; second < 40; second++) {
      queue.add(provisioned(12, 4L));
      queue.next();
      pass(1);
    }
    assertThat(runsWithin(60)).containsExactly(20L);
  }

  @Test
  void a_burst_that_goes_on_is_run_once_a_quiet_period() {
    int runs = 0;
    for (int second = 0; second < 300; second++) {
      queue.add(provisioned(12, 4L));
      runs += queue.next().isPresent() ? 1 : 0;
      pass(1);
    }
    assertThat(runs).isEqualTo(10);
  }

  @Test
  void an_event_after_a_quiet_period_is_run_at_once_again() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(30);
    assertThat(queue.add(provisioned(12, 4L))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.next()).isPresent();
  }

  @Test
  void a_termination_is_run_again_after_the_quiet_period_and_after_five_minutes() {
    queue.add(terminated(12, 4L));
    assertThat(runsWithin(600)).containsExactly(0L, 30L, 300L);
  }

  @Test
  void what_is_run_again_is_what_was_terminated() {
    queue.add(terminated(12, 4L));
    queue.next();
    pass(30);
    assertThat(queue.next()).contains(new EventRun("terminated", Scope.moved(12, Set.of(4L))));
    pass(270);
    assertThat(nextScope()).contains(Scope.moved(12, Set.of(4L)));
  }

  @Test
  void a_termination_in_the_quiet_period_is_run_again_a_quiet_period_after_its_run() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(10);
    queue.add(terminated(13, 5L));
    assertThat(runsWithin(400)).containsExactly(20L, 50L, 300L);
  }

  @Test
  void terminations_close_together_share_their_last_run() {
    queue.add(terminated(12, 4L));
    queue.next();
    pass(20);
    queue.add(terminated(13, 5L));
    List<Long> runs = runsWithin(600);
    assertThat(runs).containsExactly(10L, 40L, 300L);
  }

  @Test
  void terminations_that_go_on_for_long_do_not_put_off_the_last_run_of_the_first() {
    List<Long> late = new ArrayList<>();
    for (long second = 0; second < 400; second++) {
      if (second < 120) {
        queue.add(terminated(12, 4L));
      }
      if (queue.next().isPresent() && second > 180) {
        late.add(second);
      }
      pass(1);
    }
    assertThat(late).isNotEmpty().first().matches(second -> second <= 335);
  }

  @Test
  void a_product_that_is_looked_at_is_run_at_once_and_once_an_interval() {
    assertThat(queue.add(event(Kind.CART_VIEWED, 12))).isEqualTo(Fate.ACCEPTED);
    assertThat(nextScope()).contains(Scope.of(Set.of(12L)));
    pass(59);
    assertThat(queue.add(event(Kind.CART_VIEWED, 12))).isEqualTo(Fate.TOO_SOON);
    assertThat(queue.next()).isEmpty();
    pass(1);
    assertThat(queue.add(event(Kind.CART_VIEWED, 12))).isEqualTo(Fate.ACCEPTED);
  }

  @Test
  void another_product_that_is_looked_at_does_not_wait() {
    queue.add(event(Kind.CART_VIEWED, 12));
    assertThat(queue.add(event(Kind.CART_VIEWED, 13))).isEqualTo(Fate.COALESCED);
    assertThat(nextScope()).contains(Scope.of(Set.of(12L, 13L)));
  }

  @Test
  void views_of_endless_products_are_remembered_in_bounds() {
    for (long product = 1; product <= 3 * EventQueue.MOST; product++) {
      queue.add(event(Kind.CART_VIEWED, product));
      queue.next();
    }
    assertThat(queue.add(event(Kind.CART_VIEWED, 1))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.add(event(Kind.CART_VIEWED, 3L * EventQueue.MOST))).isEqualTo(Fate.TOO_SOON);
  }

  @Test
  void an_order_and_a_saved_product_do_not_wait_for_the_quiet_period() {
    queue.add(provisioned(12, 4L));
    queue.next();
    assertThat(queue.add(event(Kind.ORDERED, 12))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.next()).contains(new EventRun("ordered", Scope.of(Set.of(12L))));
    assertThat(queue.add(event(Kind.PRODUCT_SAVED, 13))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.next()).contains(new EventRun("product-saved", Scope.of(Set.of(13L))));
  }

  @Test
  void a_run_for_several_kinds_says_events() {
    queue.add(event(Kind.ORDERED, 12));
    queue.add(provisioned(12, 4L));
    assertThat(queue.next().map(EventRun::trigger)).contains("events");
  }

  @Test
  void what_could_not_be_run_waits_for_the_end_of_the_next_quiet_period() {
    queue.add(provisioned(12, 4L));
    EventRun run = queue.next().orElseThrow();
    queue.failed(run);
    assertThat(runsWithin(60)).containsExactly(30L);
  }

  @Test
  void what_could_not_be_run_is_run_with_what_comes_meanwhile() {
    queue.add(event(Kind.ORDERED, 12));
    queue.failed(queue.next().orElseThrow());
    queue.add(provisioned(13, 5L));
    pass(30);
    assertThat(nextScope()).contains(Scope.of(Set.of(12L)).plus(Scope.moved(13, Set.of(5L))));
  }

  @Test
  void more_events_than_are_kept_apart_stand_for_everything() {
    queue.add(provisioned(1, 1L));
    queue.next();
    for (int event = 0; event < EventQueue.MOST; event++) {
      assertThat(queue.add(provisioned(2, 2L))).isEqualTo(Fate.COALESCED);
    }
    assertThat(queue.add(provisioned(2, 2L))).isEqualTo(Fate.FOLDED);
    pass(30);
    assertThat(nextScope()).contains(Scope.ALL_FRESH);
  }

  @Test
  void more_ids_than_are_kept_apart_stand_for_everything() {
    queue.add(provisioned(1, 1L));
    queue.next();
    for (long product = 1; product <= 2 * EventQueue.MOST; product += 1000) {
      Set<Long> groups = new java.util.HashSet<>();
      for (long group = 0; group < 1000; group++) {
        groups.add(product + group);
      }
      queue.add(new ShopEvent(Kind.TERMINATED, Scope.ofGroups(groups)));
    }
    pass(30);
    assertThat(nextScope()).contains(Scope.ALL_FRESH);
    pass(30);
    assertThat(nextScope()).contains(Scope.ALL_FRESH);
    pass(300);
    assertThat(nextScope()).contains(Scope.ALL_FRESH);
  }

  @Test
  void an_event_that_concerns_nothing_is_ignored() {
    assertThat(queue.add(new ShopEvent(Kind.ORDERED, Scope.NONE))).isEqualTo(Fate.IGNORED);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void without_a_quiet_period_every_event_is_run_at_once() {
    EventQueue hasty = new EventQueue(time::read, Duration.ZERO, Duration.ZERO);
    for (int event = 0; event < 3; event++) {
      assertThat(hasty.add(provisioned(12, 4L))).isEqualTo(Fate.ACCEPTED);
      assertThat(hasty.next()).isPresent();
      assertThat(hasty.add(event(Kind.CART_VIEWED, 12))).isEqualTo(Fate.ACCEPTED);
      assertThat(hasty.next()).isPresent();
    }
  }

  @Test
  void an_event_that_concerns_everything_is_not_folded_into_everything() {
    assertThat(queue.add(new ShopEvent(Kind.SERVICE_CHANGED, Scope.ALL_FRESH)))
        .isEqualTo(Fate.ACCEPTED);
    assertThat(queue.add(event(Kind.ORDERED, 12))).isEqualTo(Fate.FOLDED);
  }

  private static ShopEvent noticed(Kind kind, long product) {
    return new ShopEvent(kind, Scope.moved(product, Set.of())).from(Source.POLL);
  }

  private static ShopEvent webhook(Kind kind) {
    return new ShopEvent(kind, Scope.ALL_FRESH).from(Source.PANEL);
  }

  /** Adds an event and returns how many seconds pass until it gets its sweep. */
  private long wait(ShopEvent event) {
    queue.add(event);
    long waited = 0;
    while (queue.next().isEmpty()) {
      pass(1);
      waited++;
    }
    return waited;
  }

  @Test
  void what_a_poll_notices_of_an_event_does_not_keep_the_next_one_waiting() {
    for (int time = 0; time < 20; time++) {
      assertThat(wait(provisioned(12, 4L))).isZero();
      pass(4);
      queue.add(noticed(Kind.PROVISIONED, 12));
      runsWithin(26);
    }
  }

  @Test
  void an_echo_is_swept_when_the_quiet_period_is_over() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(4);
    assertThat(queue.add(noticed(Kind.PROVISIONED, 12))).isEqualTo(Fate.COALESCED);
    assertThat(queue.waiting()).isOne();

    assertThat(runsWithin(100)).containsExactly(26L);
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void an_echo_after_the_quiet_period_is_swept_at_once_and_begins_none() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(40);
    assertThat(queue.add(noticed(Kind.PROVISIONED, 12))).isEqualTo(Fate.ACCEPTED);
    assertThat(queue.next()).isPresent();

    assertThat(wait(provisioned(13, 5L))).isZero();
  }

  @Test
  void a_hook_that_tells_what_a_poll_noticed_before_is_an_echo_too() {
    queue.add(noticed(Kind.PROVISIONED, 12));
    queue.next();
    pass(1);
    queue.add(provisioned(12, 4L));
    assertThat(runsWithin(29)).containsExactly(29L);

    assertThat(wait(provisioned(12, 4L))).isZero();
  }

  @Test
  void one_event_of_a_poll_is_the_echo_of_all_that_were_told_of_the_product() {
    queue.add(provisioned(12, 4L));
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(4);
    queue.add(noticed(Kind.PROVISIONED, 12));
    runsWithin(30);
    queue.add(noticed(Kind.PROVISIONED, 12));
    queue.next();

    assertThat(wait(provisioned(13, 5L))).isEqualTo(30);
  }

  @Test
  void a_webhook_of_the_panel_is_the_echo_of_one_event() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(1);
    queue.add(webhook(Kind.PROVISIONED));
    pass(3);
    queue.add(noticed(Kind.PROVISIONED, 12));
    runsWithin(26);
    assertThat(wait(provisioned(13, 5L))).isZero();
    pass(30);
    queue.add(webhook(Kind.PROVISIONED));
    queue.add(webhook(Kind.PROVISIONED));
    queue.next();

    assertThat(wait(provisioned(14, 5L))).isEqualTo(30);
  }

  @Test
  void another_product_another_kind_and_the_same_source_are_no_echo() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(30);
    for (ShopEvent other :
        List.of(noticed(Kind.PROVISIONED, 13), noticed(Kind.TERMINATED, 12), provisioned(12, 4L))) {
      queue.add(other);
      queue.next();
      assertThat(wait(provisioned(99, 9L))).isEqualTo(30);
      pass(30);
    }
  }

  @Test
  void what_is_noticed_long_after_is_no_echo() {
    queue.add(provisioned(12, 4L));
    queue.next();
    pass(Echoes.LATEST.toSeconds() + 1);
    queue.add(noticed(Kind.PROVISIONED, 12));
    queue.next();

    assertThat(wait(provisioned(13, 5L))).isEqualTo(30);
  }

  @Test
  void the_second_look_at_a_termination_does_not_keep_the_next_event_waiting() {
    queue.add(terminated(12, 4L));
    queue.add(noticed(Kind.TERMINATED, 12));
    assertThat(runsWithin(30)).containsExactly(0L, 30L);

    assertThat(wait(provisioned(13, 5L))).isZero();
  }

  @Test
  void a_burst_that_two_sources_tell_is_still_run_once_a_quiet_period() {
    int runs = 0;
    for (int second = 0; second < 300; second++) {
      queue.add(provisioned(12, 4L));
      queue.add(noticed(Kind.PROVISIONED, 12));
      runs += queue.next().isPresent() ? 1 : 0;
      pass(1);
    }
    assertThat(runs).isEqualTo(10);
  }
}
