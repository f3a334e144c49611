package io.headroom.order;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of WHMCS the shop has: to be asked again after an hour, or a minute after it could
 * not be known. Used by one thread at a time.
 */
public final class ShopVersion {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final int SKIPS_SINCE = 9;
  private static final Pattern MAJOR = Pattern.compile("^\\s*v?([0-9]{1,4})\\b.*");

  private final LongSupplier ticker;
  private OptionalInt major = OptionalInt.empty();
  private long heardAt;
  private Duration kept = Duration.ZERO;

  /**
   * Creates it; nothing is known yet.
   *
   * @param ticker gives elapsed time in ns, and so when to ask again
   */
  public ShopVersion(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Whether it is to be asked for. */
  public boolean isWanted() {
    return ticker.getAsLong() - heardAt >= kept.toNanos();
  }

  /** Takes what the shop answered to WhmcsDetails. */
  public void heard(WhmcsAnswer answer) {
    major =
        answer.fold(
            success -> major(success.version()),
            refused -> OptionalInt.empty(),
            unavailable -> OptionalInt.empty());
    heardAt = ticker.getAsLong();
    kept = major.isPresent() ? KEPT : RETRY;
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
