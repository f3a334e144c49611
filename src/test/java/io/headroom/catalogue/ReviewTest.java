package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Rows;
import io.headroom.rig.Rows.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of products that do not mean what they seem to. */
class ReviewTest {

  private static List<String> remarks(Row product, OptionRow... options) {
    List<OptionLink> links =
        Stream.of(options).map(option -> new OptionLink(option.optionGroup(), 10)).toList();
    return new Review(VpsOptions.usual(OptionName.of(Rows.LOCATION)), links, List.of(options))
        .of(product.read());
  }

  private static OptionRow option(String name) {
    return new OptionRow(1, name, false, "3|Frankfurt", false);
  }

  @Test
  void a_plain_product_raises_no_remark() {
    assertThat(remarks(product(10).buffer("10").location(1), option("Location|Where"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10%, 10, 10",
    "'5,5', 10, 5.5",
    "abc, 10, 10",
    "ca. 7 %, 10, 7",
    "150, 100, 150",
    "-5, 0, 5"
  })
  void a_buffer_that_counts_as_something_else_is_reported(
      String text, String counts, String instead) {
    assertThat(remarks(product(10).buffer(text)))
        .containsExactly(
            "its buffer (configoption7) is \"%s\", which counts as %s %%: write a number from 0 to 100, such as %s"
                .formatted(text, counts, instead));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0", "5.5", " 10 ", "100", "1e1", "0.00000000000001"})
  void a_buffer_that_is_blank_or_a_number_is_not_reported(String text) {
    assertThat(remarks(product(10).buffer(text))).isEmpty();
  }

  @Test
  void a_package_that_is_more_than_a_number_is_reported() {
    assertThat(remarks(product(10).packageId("7,8")))
        .containsExactly(
            "its package (configoption2) is \"7,8\", which counts as 7: write the number alone");
  }

  @Test
  void a_group_that_is_no_number_is_reported() {
    assertThat(remarks(product(10).group("Paris")))
        .containsExactly(
            "its hypervisor group (configoption1) is \"Paris\", which counts as none: write the"
                + " number alone");
  }

  @Test
  void a_number_of_addresses_that_is_none_is_reported() {
    assertThat(remarks(product(10).ipv4("two")))
        .containsExactly(
            "its number of IPv4 addresses (configoption3) is \"two\", which counts as 1: write the"
                + " number alone");
  }

  @Test
  void no_address_is_reported_as_what_each_set_of_rules_counts() {
    assertThat(remarks(product(10).ipv4("0")))
        .containsExactly(
            "its number of IPv4 addresses (configoption3) is 0, which the module rules count as 1;"
                + " by the panel rules its VPSes take none");
  }

  @Test
  void a_default_group_that_no_visible_location_offers_is_reported() {
    assertThat(remarks(product(10).group("1").location(2)))
        .singleElement()
        .asString()
        .startsWith("no location that a customer can choose offers its default hypervisor group 1");
  }

  @Test
  void a_default_group_without_any_location_is_fine() {
    assertThat(remarks(product(10).group("1"))).isEmpty();
  }

  @Test
  void hidden_locations_are_reported_in_one_remark() {
    assertThat(remarks(product(10).group("1").hiddenLocation(3).hiddenLocation(4).location(1)))
        .singleElement()
        .asString()
        .startsWith("hidden locations name hypervisor group 3, 4, where nobody can order");
  }

  @Test
  void a_group_that_another_location_shows_is_not_hidden() {
    assertThat(remarks(product(10).group("3").hiddenLocation(3).location(3))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location",
        "Locations",
        "LOCATION ",
        "Loca-tion",
        "Location:",
        "&nbsp;Location",
        "Data Center",
        "Datacentre",
        "VPS Location",
        "Region",
        "Zones"
      })
  void an_option_that_looks_like_the_location_option_is_reported(String name) {
    assertThat(remarks(product(10), option(name)))
        .containsExactly(
            "its option \"%s\" is not exactly \"Location\", so its choices do not count: rename it"
                .formatted(OptionName.of(name).text()));
  }

  @ParameterizedTest
  @CsvSource({
    "Data Center|Location, Data Center, Data Center",
    "location|Where, location, Where",
    "|Location, '', ''",
    "Region|Choose, Region, Choose",
    "x|LOCATIONS, x, x"
  })
  void an_option_that_only_customers_see_as_the_location_is_reported(
      String name, String known, String shown) {
    assertThat(remarks(product(10), option(name)))
        .containsExactly(
            "the internal name of its option \"%s\" is \"%s\" and not \"Location\", so its choices do not count: write Location|%s"
                .formatted(name, known, shown));
  }

  @Test
  void a_name_with_entities_that_were_encoded_twice_is_reported() {
    OptionRow twice = option("Zone &amp; City");
    Review review =
        new Review(
            VpsOptions.usual(OptionName.of("Zone & City")),
            List.of(new OptionLink(1, 10)),
            List.of(twice));
    assertThat(review.of(product(10).read()))
        .singleElement()
        .asString()
        .startsWith("its option \"Zone &amp; City\" is not exactly \"Zone & City\"");
  }

  @Test
  void a_region_beside_a_location_is_an_option_of_its_own() {
    assertThat(remarks(product(10), option("Location"), option("Region"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Lisboa, 3|Lisboa",
    "Lisboa|2, 2|Lisboa",
    "vf2|Lisboa, 2|Lisboa",
    "|Lisboa, 3|Lisboa",
    "0|None, 3|None",
    "-3|Porto, 3|Porto",
    "'\u00a02|Lyon', 2|Lyon",
    "'\ufeff2|Lyon', 2|Lyon",
    "#12, 3|#12",
    "'', 3|Frankfurt"
  })
  void a_location_that_names_no_group_is_reported(String choice, String instead) {
    assertThat(remarks(product(10), new OptionRow(1, "Location|Where", false, choice, false)))
        .containsExactly(
            "its location \"%s\" names no hypervisor group, so it does not count: write the group's id first, such as %s"
                .formatted(choice, instead));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", " 2|Lyon", "2|Lyon\u00a0", "2 Lyon", "+2|Lyon", "02|Lyon"})
  void a_location_that_names_a_group_is_not_reported(String choice) {
    assertThat(remarks(product(10), new OptionRow(1, "Location", false, choice, false))).isEmpty();
  }

  @Test
  void a_location_that_names_no_group_and_cannot_be_ordered_is_not_reported() {
    assertThat(
            remarks(
                product(10),
                new OptionRow(1, "Location", false, "Lisboa", true),
                new OptionRow(1, "Location", true, "Porto", false)))
        .isEmpty();
  }

  @Test
  void options_that_change_what_a_vps_takes_are_reported_together() {
    assertThat(
            remarks(
                product(10),
                option("Memory|RAM"),
                option("Memory|RAM"),
                option("Storage Type\u00a0"),
                option("CPU\u2003Cores"),
                option("IPv4"),
                option("Package"),
                option("Storage")))
        .containsExactly(
            "options change what a VPS takes (\"Memory\", \"Storage Type\", \"CPU Cores\","
                + " \"IPv4\", \"Package\", \"Storage\"), and its qty is computed for one without"
                + " them: an order that asks for more may not fit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory",
        "Operating System",
        "Backup location|Backups",
        "s",
        "",
        "|",
        "Location",
        " Location",
        "Location\u00a0|Where"
      })
  void another_option_is_not_reported(String name) {
    assertThat(remarks(product(10), option(name))).isEmpty();
  }

  @Test
  void an_option_is_reported_once_and_only_of_the_products_that_offer_it() {
    Catalogue catalogue = new Catalogue(List.of(product(10).read(), product(11).read()));
    Review review =
        new Review(
            VpsOptions.usual(OptionName.of(Rows.LOCATION)),
            List.of(new OptionLink(1, 11), new OptionLink(2, 11), new OptionLink(9, 10)),
            List.of(option("location"), new OptionRow(2, "location", false, "", false)));
    assertThat(new Catalogue(catalogue.products(), review).remarks())
        .singleElement()
        .returns(11L, remark -> remark.product().id());
  }
}
