package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PanelCacheTest {

  private final ManualTime time = new ManualTime();
  private final PanelCache<Long> cache =
      new PanelCache<>(
          "package",
          id -> id < 0 ? new Lookup.Missing<>() : new Lookup.Found<>(id),
          new UnknownLog(LoggerFactory.getLogger(PanelCacheTest.class)),
          Duration.ofMinutes(1),
          Duration.ZERO,
          Runnable::run,
          time);

  private void ask(String id) {
    assertThat(cache.answers().get(id)).isNotNull();
  }

  @Test
  void it_is_bounded() {
    for (long id = 0; id < 30_000; id++) {
      ask(Long.toString(id));
    }
    cache.answers().cleanUp();

    assertThat(cache.answers().estimatedSize()).isEqualTo(10_000);
  }

  @Test
  void the_age_of_an_answer_counts_from_its_request() {
    PanelCache<Long> slow =
        new PanelCache<>(
            "hypervisor group",
            id -> {
              time.pass(Duration.ofSeconds(20));
              return new Lookup.Found<>(id);
            },
            new UnknownLog(LoggerFactory.getLogger(PanelCacheTest.class)),
            Duration.ofMinutes(1),
            Duration.ZERO,
            Runnable::run,
            time);
    assertThat(slow.answers().get("4")).isNotNull();
    time.pass(Duration.ofSeconds(39));
    assertThat(slow.answers().getIfPresent("4")).isNotNull();

    time.pass(Duration.ofSeconds(1));
    assertThat(slow.answers().getIfPresent("4")).isNull();
  }

  @Test
  void it_counts_hits_and_misses() {
    ask("7");
    ask("7");

    assertThat(cache.answers().stats().hitCount()).isOne();
    assertThat(cache.answers().stats().missCount()).isOne();
  }

  @Test
  void a_confirmed_404_with_no_time_to_live_is_not_kept() {
    ask("-1");
    cache.confirm();

    assertThat(cache.answers().getIfPresent("-1")).isNull();
    assertThat(cache.unconfirmed()).isEmpty();
  }
}
