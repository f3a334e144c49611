package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerTablesTest {

  private final ManualTime time = new ManualTime();
  private final LedgerTables tables = new LedgerTables(time::read);

  @Test
  void tables_that_nobody_read_yet_are_to_be_read() {
    assertThat(tables.isToBeRead(false)).isTrue();
    assertThat(tables.isUsable()).isFalse();
  }

  @Test
  void tables_that_were_read_are_not_read_again() {
    tables.read();

    assertThat(tables.isToBeRead(true)).isFalse();
    assertThat(tables.isUsable()).isTrue();
  }

  @Test
  void tables_that_cannot_be_used_are_read_when_something_new_is_decided() {
    tables.refused();

    assertThat(tables.isToBeRead(false)).isFalse();
    assertThat(tables.isToBeRead(true)).isTrue();
  }

  @Test
  void tables_that_cannot_be_used_are_looked_at_again_after_ten_minutes() {
    tables.refused();

    time.pass(Duration.ofMinutes(10).plusSeconds(1));

    assertThat(tables.isToBeRead(false)).isTrue();
  }

  @Test
  void a_clock_that_is_set_back_delays_neither_the_next_look_nor_the_pruning() {
    tables.refused();
    assertThat(tables.isToBePruned()).isTrue();

    time.setBack(Duration.ofDays(1));
    time.pass(Duration.ofHours(1).plusSeconds(1));

    assertThat(tables.isToBeRead(false)).isTrue();
    assertThat(tables.isToBePruned()).isTrue();
  }

  @Test
  void they_are_pruned_once_an_hour() {
    assertThat(tables.isToBePruned()).isTrue();
    assertThat(tables.isToBePruned()).isFalse();

    time.pass(Duration.ofHours(1).plusSeconds(1));

    assertThat(tables.isToBePruned()).isTrue();
  }
}
