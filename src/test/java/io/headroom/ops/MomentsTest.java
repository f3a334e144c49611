package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private final AtomicLong time = new AtomicLong(1_000);
  private final Moments moments = new Moments(time::get);

  @Test
  void a_moment_is_what_the_ticker_says() {
    assertThat(moments.getAsLong()).isEqualTo(1_000);
    time.set(5_000);
    assertThat(moments.getAsLong()).isEqualTo(5_000);
  }

  @Test
  void no_moment_is_the_same_as_another() {
    long first = moments.getAsLong();
    assertThat(moments.getAsLong()).isGreaterThan(first);
    assertThat(moments.getAsLong()).isGreaterThan(first + 1);
  }
}
