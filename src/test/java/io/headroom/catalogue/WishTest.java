package io.headroom.catalogue;

import static io.headroom.capacity.Limit.CPU;
import static io.headroom.capacity.Limit.IPV4;
import static io.headroom.capacity.Limit.MEMORY;
import static io.headroom.capacity.Limit.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Footprint;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of an order ask for. */
class WishTest {

  private static final VpsOptions NAMES = VpsOptions.usual(OptionName.of("Location"));
  private static final Footprint PACKAGE =
      new Footprint(Map.of(MEMORY, 4096L, CPU, 2L, STORAGE, 40L, IPV4, 1L), 3);

  private static OrderedOption chosen(String name, String choice) {
    return new OrderedOption(OptionName.of(name), false, choice, 0);
  }

  private static Wish of(OrderedOption... options) {
    return Wish.of(List.of(options), NAMES);
  }

  @Test
  void without_options_a_vps_takes_what_its_package_says() {
    assertThat(Wish.NONE.of(PACKAGE)).isEqualTo(PACKAGE);
    assertThat(Wish.NONE.group()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1|1 GB, 1024",
    "16|16 GB, 16384",
    "1023, 1047552",
    "1024|1 GB, 1024",
    "8192|8 GB, 8192",
    "2.5|2.5 GB, 3072",
    "0|none, 4096"
  })
  void memory_under_1024_is_gb(String choice, long mb) {
    assertThat(of(chosen("Memory", choice)).of(PACKAGE).need(MEMORY)).isEqualTo(mb);
  }

  @Test
  void cores_storage_and_addresses_replace_those_of_the_package() {
    Wish wish = of(chosen("CPU Cores", "8"), chosen("Storage", "200|big"), chosen("IPv4", "3"));
    assertThat(wish.of(PACKAGE))
        .isEqualTo(new Footprint(Map.of(MEMORY, 4096L, CPU, 8L, STORAGE, 200L, IPV4, 3L), 3));
  }

  @Test
  void no_address_can_be_asked_for() {
    assertThat(of(chosen("IPv4", "0|none")).of(PACKAGE).need(IPV4)).isZero();
  }

  @Test
  void the_storage_type_is_replaced() {
    assertThat(of(chosen("Storage Type", "5|NVMe")).of(PACKAGE).storageType()).isEqualTo(5);
    assertThat(of(chosen("Storage Type", "fast")).unreadable())
        .containsExactly("Storage Type: fast");
  }

  @Test
  void a_location_and_a_package_are_known_by_the_number_that_they_begin_with() {
    Wish wish = of(chosen("Location", "7 Paris|Paris"), chosen("Package", "12|Large"));
    assertThat(wish.group()).isEqualTo(OptionalLong.of(7));
    assertThat(wish.vpsPackage()).isEqualTo(OptionalLong.of(12));
  }

  @ParameterizedTest
  @CsvSource({"Memory", "CPU Cores", "Storage", "IPv4", "Location", "Package", "Storage Type"})
  void what_is_no_number_cannot_be_read(String name) {
    assertThat(of(chosen(name, "much|Much")).unreadable()).containsExactly(name + ": much");
    assertThat(of(chosen(name, "")).unreadable()).isEmpty();
  }

  @Test
  void an_option_of_units_asks_for_their_number() {
    OrderedOption units = new OrderedOption(NAMES.memory(), true, "GB each", 24);
    assertThat(of(units).of(PACKAGE).need(MEMORY)).isEqualTo(24_576);
  }

  @Test
  void other_options_change_nothing() {
    assertThat(of(chosen("Memory ", "8"), chosen("memory", "16"), chosen("Operating System", "x")))
        .isEqualTo(of(chosen("Memory", "8")));
  }
}
