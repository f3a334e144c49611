package io.headroom.settings;

import java.time.Duration;

/**
 * How events are followed.
 *
 * @param poll how often the shop is looked at for what happened to services; zero for never
 * @param quietPeriod the least time between two sweeps for VPSes that came or went
 * @param cartInterval the least time between two sweeps for views of the same product
 */
public record EventSettings(Duration poll, Duration quietPeriod, Duration cartInterval) {

  static EventSettings read(SettingsReader reader) {
    Duration poll = reader.value(KnownSettings.EVENT_POLL);
    if (!poll.isZero() && poll.compareTo(Duration.ofSeconds(1)) < 0) {
      reader.wrong(KnownSettings.EVENT_POLL, "0, for never, or from 1s to 3600s");
    }
    return new EventSettings(
        poll,
        reader.value(KnownSettings.EVENT_QUIET_PERIOD),
        reader.value(KnownSettings.EVENT_CART_INTERVAL));
  }
}
