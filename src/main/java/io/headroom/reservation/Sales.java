package io.headroom.reservation;

import java.util.OptionalLong;

/**
 * What is known of one product's qty in the shop and of what was sold of it, and whether a higher
 * one may be written.
 *
 * <p>The source of the rule. Figures and reservations that were read before the shop sold something
 * do not have it in them: a number made of them may be written where it is lower, and must not
 * raise what is for sale, before and after Headroom wrote. Times are elapsed times of one process.
 *
 * @param qty the qty that the shop is known to have; empty before it was read or written
 * @param since when it was last seen that the shop had sold something; empty if it never was
 */
public record Sales(OptionalLong qty, OptionalLong since) {

  /** Nothing is known yet. */
  public static final Sales NONE = new Sales(OptionalLong.empty(), OptionalLong.empty());

  /**
   * Returns what is known after the qty was read: a lower one than before was sold.
   *
   * @param at when the reading had ended
   */
  public Sales read(long found, long at) {
    boolean sold = qty.isPresent() && found < qty.getAsLong();
    return new Sales(OptionalLong.of(found), sold ? OptionalLong.of(at) : since);
  }

  /**
   * Returns what is known after an order of the product was seen, whether or not the shop lowered
   * its qty.
   *
   * @param at when the reading that showed it had ended
   */
  public Sales sold(long at) {
    return new Sales(qty, OptionalLong.of(at));
  }

  /** Returns what is known after Headroom wrote a qty: what was sold before that stays sold. */
  public Sales wrote(long written) {
    return new Sales(OptionalLong.of(written), since);
  }

  /**
   * Whether a qty may be written over the one that the shop has: a higher one only from figures and
   * reservations that were both read after what is known here.
   *
   * @param wanted the qty that was computed
   * @param figuresAt when the oldest figures in it were asked for
   * @param reservationsAt when the reading of its reservations began
   */
  public boolean mayWrite(long wanted, long figuresAt, long reservationsAt) {
    boolean rises = qty.isEmpty() || wanted > qty.getAsLong();
    boolean readAfter = since.isEmpty() || Math.min(figuresAt, reservationsAt) > since.getAsLong();
    return !rises || readAfter;
  }
}
