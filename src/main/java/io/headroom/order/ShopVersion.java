package io.headroom.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of WHMCS the shop has: to be asked again after an hour, or a minute after it could
 * not be told. Used by one thread at a time.
 */
public final class ShopVersion {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final int SKIPS_SINCE = 9;
  private static final Pattern MAJOR = Pattern.compile("^\\s*v?([0-9]{1,4})\\b.*");

  private final Clock clock;
  private OptionalInt major = OptionalInt.empty();
  private Instant next = Instant.MIN;

  /**
   * Creates it; nothing is known yet.
   *
   * @param clock tells when to ask again
   */
  public ShopVersion(Clock clock) {
    this.clock = clock;
  }

  /** Whether it is to be asked for. */
  public boolean isWanted() {
    return !next.isAfter(clock.instant());
  }

  /** Takes what the shop answered to WhmcsDetails. */
  public void heard(WhmcsAnswer answer) {
    major =
        answer.fold(
            success -> major(success.version()),
            refused -> OptionalInt.empty(),
            unavailable -> OptionalInt.empty());
    next = clock.instant().plus(major.isPresent() ? KEPT : RETRY);
  }

  private static OptionalInt major(String version) {
    Matcher number = MAJOR.matcher(version);
    return number.matches()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }

  /**
   * Whether accepting an order makes the shop skip those of its services that other modules have to
   * set up yet: since WHMCS 9, and as long as the version is not known.
   */
  public boolean skipsOthers() {
    return major.isEmpty() || major.getAsInt() >= SKIPS_SINCE;
  }
}
