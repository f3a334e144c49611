package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.VpsOptions;
import io.headroom.reservation.HoldLimits;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.SharedStorage;
import io.headroom.reservation.UnpaidLimits;
import io.headroom.rig.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of what is ordered and not built. */
class ReserveSettingsTest {

  @TempDir private Path folder;

  private Sources sources() {
    return Sources.in(folder);
  }

  private List<String> problems(Sources sources) {
    return catchThrowableOfType(SettingsException.class, sources::read).problems();
  }

  @Test
  void what_is_not_given_has_its_default() {
    assertThat(sources().read().reserve())
        .isEqualTo(
            new ReserveSettings(
                ReserveMode.ALL,
                new HoldLimits(Duration.ofDays(7), Duration.ofMinutes(60), Map.of()),
                new UnpaidLimits(3, 50),
                0,
                SharedStorage.NONE));
  }

  @ParameterizedTest
  @CsvSource({"module, '', 0", "panel, '', 16", "module, 5, 5", "panel, 0, 0", "panel, 12, 12"})
  void how_many_last_places_are_shared_out_follows_the_rules(
      String rules, String given, int places) {
    Sources sources = sources().file("headroom.rules", rules).file("headroom.last-places", given);
    assertThat(sources.read().reserve().lastPlaces()).isEqualTo(places);
  }

  @Test
  void a_payment_method_may_have_a_time_of_its_own() {
    Settings settings =
        sources()
            .file("headroom.reserve.unpaid-for.banktransfer", "72h")
            .environment("HEADROOM_RESERVE_UNPAID_FOR_MAIL_IN", "5d")
            .environment("HEADROOM_RESERVE_UNPAID_FOR", "2h")
            .read();
    assertThat(settings.reserve().holds())
        .isEqualTo(
            new HoldLimits(
                Duration.ofDays(7),
                Duration.ofHours(2),
                Map.of("banktransfer", Duration.ofHours(72), "mail_in", Duration.ofDays(5))));
  }

  @Test
  void storage_types_are_numbers_with_commas_between_them() {
    Settings settings = sources().file("headroom.shared-storage", "4, 7,12").read();
    assertThat(settings.reserve().shared()).isEqualTo(new SharedStorage(Set.of(4L, 7L, 12L)));
  }

  @Test
  void options_may_have_other_names() {
    Settings settings =
        sources()
            .file("headroom.memory-option", "Arbeitsspeicher")
            .file("headroom.cpu-cores-option", "Cores &amp; Threads")
            .read();
    VpsOptions usual = VpsOptions.usual(OptionName.of("Location"));
    assertThat(settings.options())
        .isEqualTo(
            new VpsOptions(
                usual.location(),
                usual.vpsPackage(),
                OptionName.of("Arbeitsspeicher"),
                OptionName.of("Cores & Threads"),
                usual.storage(),
                usual.storageType(),
                usual.ipv4()));
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.reserve, unpaid",
    "headroom.reserve.paid-for, 7",
    "headroom.reserve.unpaid-for, never",
    "headroom.reserve.unpaid-for.banktransfer, long",
    "headroom.reserve.unpaid-per-client, -1",
    "headroom.reserve.unpaid-max-percent, 101",
    "headroom.last-places, many",
    "headroom.shared-storage, ceph",
    "headroom.memory-option, Memory|RAM"
  })
  void a_value_that_is_not_allowed_is_refused(String key, String value) {
    assertThat(problems(sources().file(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " is \"" + value + "\", but must be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"headroom.reserve.unpaid-for.Bank", "headroom.reserve.unpaid-for.bank-transfer"})
  void a_method_is_of_small_letters_digits_and_underscores(String key) {
    assertThat(problems(sources().file(key, "72h"))).singleElement().asString().startsWith(key);
  }
}
