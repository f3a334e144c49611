package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidOnceTest {

  private final SaidOnce trouble = new SaidOnce();

  @Test
  void a_failure_is_news_once() {
    assertThat(trouble.failed("no database")).isTrue();
    assertThat(trouble.failed("no database")).isFalse();
  }

  @Test
  void another_reason_is_news() {
    trouble.failed("no database");

    assertThat(trouble.failed("no table")).isTrue();
    assertThat(trouble.failed("no database")).isTrue();
  }

  @Test
  void that_it_works_is_news_once_after_a_failure() {
    assertThat(trouble.works()).isFalse();
    trouble.failed("no database");

    assertThat(trouble.works()).isTrue();
    assertThat(trouble.works()).isFalse();
    assertThat(trouble.failed("no database")).isTrue();
  }
}
