package io.headroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionNameTest {

  private static final OptionName DATA_CENTER = new OptionName("Data Center");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Data Center",
        " Data Center",
        "Data Center\t",
        "Data\u00a0Center",
        "Data\u2003Center\u00a0",
        "\u3000Data\u202fCenter\u2028",
        "\ufeffData Center\u200b",
        "Data\u0085Center\n"
      })
  void spaces_of_every_kind_are_the_same_and_do_not_count_at_the_ends(String text) {
    assertThat(OptionName.of(text)).isEqualTo(DATA_CENTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data center", "DATA CENTER", "DataCenter", "Data_Center", "Data Center."})
  void everything_else_counts_as_it_is_written(String text) {
    assertThat(OptionName.of(text)).isNotEqualTo(DATA_CENTER);
  }

  @Test
  void it_may_be_empty() {
    assertThat(OptionName.of(" \u00a0").text()).isEmpty();
  }
}
