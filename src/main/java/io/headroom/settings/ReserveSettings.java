package io.headroom.settings;

import io.headroom.capacity.RuleSet;
import io.headroom.reservation.HoldLimits;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.SharedStorage;
import io.headroom.reservation.UnpaidLimits;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How room is kept for what is ordered and not built.
 *
 * @param mode for which services room is kept
 * @param holds for how long
 * @param unpaid how much of it unpaid orders may keep
 * @param lastPlaces at most so many places of products that share nodes are shared out among them
 * @param shared the storage types that all nodes of a group share
 */
public record ReserveSettings(
    ReserveMode mode, HoldLimits holds, UnpaidLimits unpaid, int lastPlaces, SharedStorage shared) {

  private static final int LAST_PLACES_OF_PANEL = 16;

  static ReserveSettings read(SettingsReader reader, RuleSet rules) {
    return new ReserveSettings(
        reader.value(KnownSettings.RESERVE),
        new HoldLimits(
            reader.value(KnownSettings.RESERVE_PAID_FOR),
            reader.value(KnownSettings.RESERVE_UNPAID_FOR),
            byMethod(reader)),
        new UnpaidLimits(
            reader.value(KnownSettings.RESERVE_UNPAID_PER_CLIENT),
            reader.value(KnownSettings.RESERVE_UNPAID_MAX_PERCENT)),
        reader
            .value(KnownSettings.LAST_PLACES)
            .orElse(rules == RuleSet.PANEL ? LAST_PLACES_OF_PANEL : 0),
        new SharedStorage(reader.value(KnownSettings.SHARED_STORAGE)));
  }

  private static Map<String, Duration> byMethod(SettingsReader reader) {
    Named.PAYMENT_METHODS
        .strangers(reader.given())
        .forEach(
            key ->
                reader.problem(
                    key
                        + " is not a setting: write headroom.reserve.unpaid-for.NAME, with the NAME"
                        + " of a payment method as WHMCS stores it, of small letters, digits and"
                        + " _"));
    Map<String, Duration> byMethod = new TreeMap<>();
    for (String method : Named.PAYMENT_METHODS.names(reader.given())) {
      byMethod.put(method, reader.value(KnownSettings.RESERVE_UNPAID_FOR_METHOD.named(method)));
    }
    return byMethod;
  }
}
