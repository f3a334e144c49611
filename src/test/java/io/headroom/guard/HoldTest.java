package io.headroom.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is held together. */
class HoldTest {

  private static Hold hold(Input input, boolean byPerson) {
    return new Hold(
        Direction.DROP,
        new TreeMap<>(Map.of(input, "it changed")),
        new TreeSet<>(List.of(12L)),
        0,
        1,
        byPerson);
  }

  @Test
  void what_headroom_itself_changed_asks_a_person_whatever_joins_it() {
    Hold group = hold(Input.group(4), false);

    assertThat(hold(Input.HEADROOM, true).with(group).byPerson()).isTrue();
    assertThat(hold(Input.group(5), true).with(group).byPerson()).isFalse();
    assertThat(hold(Input.group(5), false).with(hold(Input.group(4), true)).byPerson()).isTrue();
  }

  @Test
  void its_id_is_the_same_for_the_same() {
    assertThat(hold(Input.group(4), false).id())
        .isEqualTo(hold(Input.group(4), true).id())
        .matches("drop-[0-9a-f]{8}")
        .isNotEqualTo(hold(Input.group(5), false).id());
  }
}
