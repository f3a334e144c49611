package io.headroom.settings;

import java.time.Duration;

/**
 * How events are followed.
 *
 * @param poll how often the shop is looked at for what happened to services; zero for never
 * @param quietPeriod the least time between two sweeps for VPSes that came or went
 * @param cartInterval the least time between two sweeps for views of the same product
 */
public record EventSettings(Duration poll, Duration quietPeriod, Duration cartInterval) {}
