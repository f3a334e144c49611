package io.headroom.api;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.OptionalLong;

/** How many requests a minute each caller has. */
final class RateLimits {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final RateLimiterRegistry limiters;

  RateLimits(int requestsPerMinute) {
    limiters =
        RateLimiterRegistry.of(
            RateLimiterConfig.custom()
                .limitForPeriod(requestsPerMinute)
                .limitRefreshPeriod(PERIOD)
                .timeoutDuration(Duration.ZERO)
                .build());
  }

  /** Takes one request; returns after how many seconds to come back if there is none left. */
  OptionalLong take(Caller caller) {
    RateLimiter limiter = limiters.rateLimiter(caller.name());
    return limiter.acquirePermission() ? OptionalLong.empty() : OptionalLong.of(PERIOD.toSeconds());
  }
}
