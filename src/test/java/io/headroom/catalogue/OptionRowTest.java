package io.headroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionRowTest {

  @ParameterizedTest
  @CsvSource({
    "Location, Location",
    "Location|Data centre, Location",
    "Location|Data|centre, Location",
    "'Location |Data centre', Location",
    "|Location, ''",
    "'', ''"
  })
  void the_internal_name_is_what_stands_before_the_first_bar(String option, String expected) {
    assertThat(new OptionRow(1, option, false, "3", false).internalName())
        .isEqualTo(new OptionName(expected));
  }

  @Test
  void a_choice_is_visible_if_neither_it_nor_its_option_is_hidden() {
    assertThat(new OptionRow(1, "Location", false, "3", false).isVisible()).isTrue();
    assertThat(new OptionRow(1, "Location", true, "3", false).isVisible()).isFalse();
    assertThat(new OptionRow(1, "Location", false, "3", true).isVisible()).isFalse();
  }
}
