package io.headroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.event.ShopPulse.Look;
import io.headroom.event.ShopPulse.Written;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the services of a shop are counted that is looked at every 5 s and takes 460 ms for it. */
class ShopPulseTest {

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration COST = Duration.ofMillis(460);

  private final ShopPulse pulse = new ShopPulse();
  private final Map<String, Optional<Long>> written = new HashMap<>();
  private Duration now = Duration.ofDays(3);
  private long service = 7;
  private long order = 9;

  ShopPulseTest() {
    written.put("tblhosting", Optional.of(seconds() - 100));
    written.put("tblorders", Optional.of(seconds() - 100));
  }

  private long seconds() {
    return now.toSeconds();
  }

  private Optional<Written> answer(Optional<Long> at) {
    return at.map(second -> new Written("at " + second, seconds() - second));
  }

  /** Looks, counts if it is to, and returns whether it did. */
  private boolean look() {
    Map<String, Optional<Written>> tables = new HashMap<>();
    written.forEach((table, at) -> tables.put(table, answer(at)));
    boolean counts = pulse.isToCount(new Look(tables, service, order), now);
    if (counts) {
      pulse.counted(now.plus(COST));
    }
    now = now.plus(PERIOD);
    return counts;
  }

  private int counts(int looks) {
    int counts = 0;
    for (int at = 0; at < looks; at++) {
      counts += look() ? 1 : 0;
    }
    return counts;
  }

  private void write(String table) {
    written.put(table, Optional.of(seconds()));
  }

  @Test
  void the_first_look_counts_and_a_shop_where_nothing_happens_is_not_counted_again() {
    assertThat(look()).isTrue();
    assertThat(counts(1000)).isZero();
  }

  @Test
  void a_table_that_was_written_is_counted() {
    look();
    for (String table : written.keySet()) {
      write(table);
      assertThat(look()).isTrue();
      look();
      assertThat(look()).isFalse();
    }
  }

  @Test
  void a_time_under_two_seconds_old_is_counted_once_more_since_another_write_may_share_it() {
    look();
    write("tblorders");
    assertThat(look()).isTrue();
    assertThat(look()).isTrue();
    assertThat(counts(100)).isZero();
  }

  @Test
  void a_time_that_is_two_seconds_old_when_it_is_seen_is_counted_once() {
    look();
    written.put("tblorders", Optional.of(seconds() - 2));
    assertThat(counts(100)).isOne();
  }

  @Test
  void a_new_row_is_counted_whatever_the_times_say() {
    look();
    service++;
    assertThat(counts(10)).isOne();
    order++;
    assertThat(counts(10)).isOne();
  }

  @Test
  void a_table_that_comes_or_goes_is_counted() {
    look();
    written.put("mod_virtfusion_direct", Optional.of(seconds() - 50));
    assertThat(counts(10)).isOne();
    written.remove("mod_virtfusion_direct");
    assertThat(counts(10)).isOne();
  }

  @Test
  void an_age_that_shrinks_is_another_write_at_the_same_hour_of_the_clock() {
    Map<String, Optional<Written>> first =
        Map.of("tblhosting", Optional.of(new Written("1:30", 3590)));
    Map<String, Optional<Written>> again =
        Map.of("tblhosting", Optional.of(new Written("1:30", 5)));
    pulse.isToCount(new Look(first, service, order), now);
    pulse.counted(now);

    assertThat(pulse.isToCount(new Look(again, service, order), now)).isTrue();
  }

  @Test
  void a_database_that_was_restarted_and_says_nothing_is_counted_at_once() {
    look();
    written.replaceAll((table, at) -> Optional.empty());
    assertThat(look()).isTrue();
  }

  @Test
  void where_no_time_is_to_be_had_counting_takes_no_more_than_a_two_hundredth_of_the_time() {
    written.replaceAll((table, at) -> Optional.empty());
    assertThat(look()).isTrue();
    Duration start = now;
    int counts = counts(1000);

    Duration passed = now.minus(start);
    assertThat(counts).isPositive();
    assertThat(COST.multipliedBy(counts)).isLessThanOrEqualTo(passed.dividedBy(200));
    service++;
    assertThat(look()).isTrue();
  }

  @Test
  void a_database_that_names_no_table_is_one_where_no_time_is_to_be_had() {
    written.clear();
    assertThat(look()).isTrue();
    assertThat(look()).isFalse();
    now = now.plus(COST.multipliedBy(200));
    assertThat(look()).isTrue();
  }

  @Test
  void the_first_write_after_a_restart_is_counted() {
    written.replaceAll((table, at) -> Optional.empty());
    look();
    write("tblhosting");
    assertThat(look()).isTrue();
    look();
    assertThat(look()).isFalse();
    write("tblorders");
    assertThat(look()).isTrue();
  }

  @Test
  void a_count_that_failed_is_made_up_for() {
    Map<String, Optional<Written>> tables = Map.of("tblhosting", answer(Optional.of(1L)));
    assertThat(pulse.isToCount(new Look(tables, service, order), now)).isTrue();
    assertThat(pulse.isToCount(new Look(tables, service, order), now)).isTrue();
    pulse.counted(now);
    assertThat(pulse.isToCount(new Look(tables, service, order), now)).isFalse();
  }
}
