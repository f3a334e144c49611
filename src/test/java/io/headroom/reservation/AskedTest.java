package io.headroom.reservation;

import static io.headroom.capacity.Limit.CPU;
import static io.headroom.capacity.Limit.IPV4;
import static io.headroom.capacity.Limit.MEMORY;
import static io.headroom.capacity.Limit.SERVERS;
import static io.headroom.capacity.Limit.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.VpsOptions;
import io.headroom.catalogue.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What an order asks of the panel. */
class AskedTest {

  private static final VpsOptions NAMES = VpsOptions.usual(OptionName.of("Location"));
  private static final Map<Long, Lookup<VpsPackage>> PACKAGES =
      Map.of(
          7L, found(7, 4096),
          8L, found(8, 8192),
          9L, new Lookup.Unknown<>("HTTP 500"));

  private static Lookup<VpsPackage> found(long id, long mb) {
    return new Lookup.Found<>(
        new VpsPackage(id, true, new Footprint(Map.of(MEMORY, mb, CPU, 2L, STORAGE, 40L), 0)));
  }

  private static Asked asked(String vpsPackage, OrderedOption... options) {
    ProductRow row =
        new ProductRow(12, "KVM", "VirtFusionDirect", false, 1, "4", vpsPackage, "2", "");
    return new Asked(Product.of(row, List.of()), Wish.of(List.of(options), NAMES));
  }

  private static OrderedOption option(OptionName name, String choice) {
    return new OrderedOption(name, false, choice, 0);
  }

  private static Footprint vps(long mb, long gb, long addresses) {
    return new Footprint(Map.of(MEMORY, mb, CPU, 2L, STORAGE, gb, IPV4, addresses), 0);
  }

  private static OrderedVps service(String status, Asked asked, Optional<Asked> before) {
    return new OrderedVps(5, 1, status, asked, before, OrderState.onlyStatus("Pending"));
  }

  @Test
  void it_takes_the_package_of_its_product_and_the_addresses_of_its_product() {
    assertThat(asked("7").need(PACKAGES)).contains(vps(4096, 40, 2));
    assertThat(asked("7").group()).isEqualTo(OptionalLong.of(4));
  }

  @Test
  void the_ordered_package_and_location_replace_those_of_the_product() {
    Asked other = asked("7", option(NAMES.vpsPackage(), "8"), option(NAMES.location(), "5"));
    assertThat(other.need(PACKAGES)).contains(vps(8192, 40, 2));
    assertThat(other.group()).isEqualTo(OptionalLong.of(5));
  }

  @Test
  void it_cannot_be_read_where_the_package_is_not_known() {
    assertThat(asked("9").need(PACKAGES)).isEmpty();
    assertThat(asked("9").trouble()).isEqualTo("package 9 is not known");
    assertThat(asked("1").need(PACKAGES)).isEmpty();
    assertThat(asked("").need(PACKAGES)).isEmpty();
    assertThat(asked("").trouble()).isEqualTo("its product names no package");
  }

  @Test
  void it_cannot_be_read_where_an_option_cannot() {
    Asked unreadable = asked("7", option(NAMES.memory(), "much"));
    assertThat(unreadable.need(PACKAGES)).isEmpty();
    assertThat(unreadable.trouble()).isEqualTo("its options cannot be read (Memory: much)");
  }

  @Test
  void the_largest_of_some_takes_as_much_of_everything_as_each() {
    Footprint wide = new Footprint(Map.of(MEMORY, 8192L, STORAGE, 10L), 1);
    Footprint deep = new Footprint(Map.of(MEMORY, 1024L, STORAGE, 90L), 2);
    Footprint largest = Asked.largest(List.of(wide, deep)).orElseThrow();
    assertThat(largest.need(MEMORY)).isEqualTo(8192);
    assertThat(largest.need(STORAGE)).isEqualTo(90);
    assertThat(largest.storageType()).isEqualTo(2);
    assertThat(Asked.largest(List.of(deep, wide)).orElseThrow().storageType()).isEqualTo(2);
    assertThat(Asked.largest(List.of())).isEmpty();
  }

  @Test
  void an_upgrade_takes_what_it_adds_and_stays_where_its_service_is() {
    OrderedVps upgrade =
        service(
            "Pending",
            asked("8", option(NAMES.storage(), "20"), option(NAMES.location(), "9")),
            Optional.of(asked("7")));
    Footprint need = upgrade.need(PACKAGES).orElseThrow();
    assertThat(need.need(MEMORY)).isEqualTo(4096);
    assertThat(need.need(STORAGE)).isZero();
    assertThat(need.need(SERVERS)).isZero();
    assertThat(upgrade.group()).isEqualTo(OptionalLong.of(4));
    assertThat(upgrade.packages()).containsExactly(8L, 7L);
  }

  @Test
  void an_upgrade_cannot_be_read_where_either_end_of_it_cannot() {
    assertThat(service("Pending", asked("8"), Optional.of(asked("9"))).need(PACKAGES)).isEmpty();
    assertThat(service("Pending", asked("9"), Optional.of(asked("7"))).need(PACKAGES)).isEmpty();
    assertThat(service("Pending", asked("8"), Optional.empty()).need(PACKAGES))
        .contains(vps(8192, 40, 2));
  }

  @Test
  void a_status_says_whether_it_waits_runs_or_was_given_up() {
    for (String status : List.of("Pending", "Active", "Terminated", "Suspended")) {
      OrderedVps vps = service(status, asked("7"), Optional.empty());
      assertThat(vps.isPending()).isEqualTo(status.equals("Pending"));
      assertThat(vps.isActive()).isEqualTo(status.equals("Active"));
      assertThat(vps.isEnded()).isEqualTo(status.equals("Terminated"));
    }
  }
}
