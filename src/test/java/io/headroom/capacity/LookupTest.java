package io.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup.Found;
import io.headroom.capacity.Lookup.Missing;
import io.headroom.capacity.Lookup.Unknown;
import org.junit.jupiter.api.Test;

class LookupTest {

  @Test
  void what_was_found_is_folded_with_its_value() {
    assertThat(folded(new Found<>(7))).isEqualTo("found 7");
  }

  @Test
  void what_is_missing_is_folded_as_missing() {
    assertThat(folded(new Missing<>())).isEqualTo("missing");
  }

  @Test
  void what_is_unknown_is_folded_with_its_reason() {
    assertThat(folded(new Unknown<>("timeout"))).isEqualTo("unknown: timeout");
  }

  @Test
  void what_was_found_is_mapped() {
    assertThat(new Found<>(7).map(value -> value + 1)).isEqualTo(new Found<>(8));
  }

  @Test
  void what_is_missing_stays_missing_when_it_is_mapped() {
    assertThat(new Missing<Integer>().map(value -> value + 1)).isEqualTo(new Missing<>());
  }

  @Test
  void what_is_unknown_stays_unknown_for_the_same_reason_when_it_is_mapped() {
    assertThat(new Unknown<Integer>("timeout").map(value -> value + 1))
        .isEqualTo(new Unknown<>("timeout"));
  }

  private static String folded(Lookup<Integer> lookup) {
    return lookup.fold(found -> "found " + found, () -> "missing", reason -> "unknown: " + reason);
  }
}
