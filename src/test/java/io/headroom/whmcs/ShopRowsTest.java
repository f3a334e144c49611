package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OptionRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopRowsTest {

  private static Map<String, Object> option(long id, String name, String choice) {
    return Map.of(
        "gid",
        1,
        "id",
        id,
        "optionname",
        name,
        "hidden",
        0,
        "choicename",
        choice,
        "choicehidden",
        1);
  }

  private static List<OptionRow> options(List<Map<String, Object>> rows) {
    return new ShopRows(rows).options();
  }

  @ParameterizedTest
  @CsvSource({
    "Zone &amp; City, Zone & City",
    "'O&#039;Hare', O'Hare",
    "&quot;Zone&quot;, '\"Zone\"'",
    "Data&nbsp;Center, Data Center",
    "'Data Center&#160;', Data Center",
    "Stra&szlig;e, Straße",
    "Zone & City, Zone & City",
    "&amp;amp;, &amp;",
    "&nosuch;, &nosuch;"
  })
  void html_entities_of_an_option_are_decoded(String stored, String name) {
    assertThat(options(List.of(option(1, stored + "|Shown", "3|x"))))
        .singleElement()
        .returns(new OptionName(name), OptionRow::internalName);
  }

  @Test
  void the_name_that_the_settings_give_may_have_them_too() {
    assertThat(ShopRows.optionName("Zone &amp; City"))
        .isEqualTo(ShopRows.optionName(" Zone & City"));
  }

  @Test
  void html_entities_of_a_choice_are_decoded() {
    assertThat(options(List.of(option(1, "Location", "3|A &amp; B"))))
        .containsExactly(new OptionRow(1, "Location", false, "3|A & B", true));
  }

  @Test
  void choices_come_in_the_order_of_their_ids() {
    assertThat(options(List.of(option(12, "Location", "2"), option(3, "Location", "1"))))
        .extracting(OptionRow::choice)
        .containsExactly("1", "2");
  }
}
