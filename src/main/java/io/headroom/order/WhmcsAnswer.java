package io.headroom.order;

import java.util.Locale;
import java.util.function.Function;

/** What the shop's API answered. */
public sealed interface WhmcsAnswer {

  /**
   * It did what it was asked.
   *
   * @param version the version of WHMCS, where it says it; else empty
   */
  record Success(String version) implements WhmcsAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Refused, R> refused,
        Function<Unavailable, R> unavailable) {
      return success.apply(this);
    }
  }

  /**
   * It understood, and did not do it.
   *
   * @param message why, in the words of WHMCS
   */
  record Refused(String message) implements WhmcsAnswer {

    /** Whether there is nothing to do any more: somebody else accepted the order, or ended it. */
    public boolean saysNotPending() {
      return message.toLowerCase(Locale.ROOT).contains("not pending");
    }

    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Refused, R> refused,
        Function<Unavailable, R> unavailable) {
      return refused.apply(this);
    }
  }

  /**
   * It cannot be used, whatever it is asked.
   *
   * @param reason why and what to do, in words for the operator
   */
  record Unavailable(String reason) implements WhmcsAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Refused, R> refused,
        Function<Unavailable, R> unavailable) {
      return unavailable.apply(this);
    }
  }

  /** Returns what is made of the one that it is. */
  <R> R fold(
      Function<Success, R> success,
      Function<Refused, R> refused,
      Function<Unavailable, R> unavailable);
}
