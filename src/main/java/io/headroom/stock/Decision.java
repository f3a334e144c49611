package io.headroom.stock;

import io.headroom.capacity.Limit;
import java.util.function.Function;

/** What a sweep decides about one product. */
public sealed interface Decision {

  /**
   * The qty is known.
   *
   * @param qty the qty, not negative
   * @param limit what binds it
   * @param reason the limit in words
   */
  record Decided(long qty, Limit limit, String reason) implements Decision {
    @Override
    public <R> R fold(
        Function<? super Decided, ? extends R> decided,
        Function<? super Untouched, ? extends R> untouched) {
      return decided.apply(this);
    }
  }

  /**
   * The qty in the shop stays as it is.
   *
   * @param cause what kind of reason
   * @param reason the reason in words
   */
  record Untouched(Cause cause, String reason) implements Decision {
    @Override
    public <R> R fold(
        Function<? super Decided, ? extends R> decided,
        Function<? super Untouched, ? extends R> untouched) {
      return untouched.apply(this);
    }
  }

  /** Why a product stays untouched. */
  enum Cause {
    /** Its own settings in the shop do not name what is needed. */
    SETTINGS,
    /** An answer that is needed is Unknown. */
    UNKNOWN,
    /** An integrator's route failed, or gave what it may not. */
    EXTENSION
  }

  /** The reason in words. */
  String reason();

  /** Returns what the one function that fits this decision gives. */
  <R> R fold(
      Function<? super Decided, ? extends R> decided,
      Function<? super Untouched, ? extends R> untouched);

  /** Whether the qty is known. */
  default boolean isDecided() {
    return fold(decided -> true, untouched -> false);
  }

  /** Returns the qty if it is known, else what is given. */
  default long qtyOr(long otherwise) {
    return fold(Decided::qty, untouched -> otherwise);
  }

  /** The term of what binds the qty; empty where it stays as it is. */
  default String limitTerm() {
    return fold(decided -> decided.limit().term(), untouched -> "");
  }

  /** Returns this decision with another reason. */
  default Decision because(String why) {
    return fold(
        decided -> new Decided(decided.qty(), decided.limit(), why),
        untouched -> new Untouched(untouched.cause(), why));
  }

  /**
   * Returns this decision after an integrator's route looked at it, which may only lower the
   * number.
   *
   * @param adjusted the number that it gave
   * @param why the reason that it gave
   */
  default Decision adjusted(long adjusted, String why) {
    return fold(decided -> adjust(decided, adjusted, why), untouched -> untouched);
  }

  private static Decision adjust(Decided decided, long adjusted, String why) {
    if (adjusted == decided.qty()) {
      return decided;
    }
    if (adjusted < 0 || adjusted > decided.qty()) {
      return new Untouched(
          Cause.EXTENSION,
          "direct:adjust-qty returned %d for %d, but it may only lower the number to 0 or more"
              .formatted(adjusted, decided.qty()));
    }
    return new Decided(adjusted, Limit.ADJUSTED, why);
  }
}
