package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

  private final Exception inner = new FileNotFoundException("inner");
  private final Exception middle = new IOException("middle", inner);
  private final Causes causes = Causes.of(new IllegalStateException("outer", middle));

  @Test
  void the_first_of_a_type_is_the_outermost_and_the_last_the_innermost() {
    assertThat(causes.first(IOException.class)).contains((IOException) middle);
    assertThat(causes.last(IOException.class)).contains((IOException) inner);
    assertThat(causes.root()).isEqualTo(inner);
  }

  @Test
  void a_type_may_be_missing() {
    assertThat(causes.has(FileNotFoundException.class)).isTrue();
    assertThat(causes.has(ClassCastException.class)).isFalse();
    assertThat(causes.first(ClassCastException.class)).isEmpty();
  }

  @Test
  void a_ring_of_causes_has_an_end() {
    Exception one = new IOException("one");
    Exception other = new IOException("other", one);
    one.initCause(other);

    assertThat(Causes.of(one).all()).hasSize(20);
  }
}
