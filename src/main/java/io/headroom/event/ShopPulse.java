package io.headroom.event;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether anything can have happened to services and orders since they were counted last,
 * so that they are counted only then: in a large shop that takes the database half a second.
 *
 * <p>Where the database does not say of a table when it was written, they are counted after what
 * the others tell, after each new service or order, and else as often as takes a two-hundredth of
 * the time. Used by one thread at a time.
 */
public final class ShopPulse {

  private static final int SHARE = 200;

  private Optional<Look> last = Optional.empty();
  private Duration begun = Duration.ZERO;
  private Duration counted = Duration.ZERO;
  private Duration cost = Duration.ZERO;
  private boolean open = true;

  /**
   * When a table was last written, in whole seconds.
   *
   * @param at the time as the database writes it
   * @param ageSeconds how long ago that was when it was asked
   */
  public record Written(String at, long ageSeconds) {

    /** A younger one might have been followed by another write in the same second. */
    private static final long SETTLED_SECONDS = 2;

    /** Whether nothing was written between this answer and a later one. */
    private boolean stands(Written later) {
      return at.equals(later.at) && ageSeconds >= SETTLED_SECONDS && later.ageSeconds >= ageSeconds;
    }
  }

  /**
   * What the database said.
   *
   * @param tables when each table was last written; nothing where that is not known
   * @param newestService the highest id of a service
   * @param newestOrder the highest id of an order
   */
  public record Look(Map<String, Optional<Written>> tables, long newestService, long newestOrder) {

    /** Creates a look. */
    public Look {
      tables = Map.copyOf(tables);
    }

    /** Whether the database says of every table when it was written. */
    public boolean isKnown() {
      return !tables.isEmpty() && tables.values().stream().allMatch(Optional::isPresent);
    }

    private boolean hasNewRows(Look later) {
      return newestService != later.newestService || newestOrder != later.newestOrder;
    }

    /** Whether nothing is seen to have been written. */
    private boolean stands(Look later) {
      return tables.keySet().equals(later.tables.keySet())
          && tables.entrySet().stream()
              .allMatch(
                  table ->
                      stands(
                          table.getValue(),
                          later.tables.getOrDefault(table.getKey(), Optional.empty())));
    }

    private static boolean stands(Optional<Written> before, Optional<Written> later) {
      if (before.isEmpty() || later.isEmpty()) {
        return before.isEmpty() && later.isEmpty();
      }
      return before.get().stands(later.get());
    }
  }

  /**
   * Takes a look and returns whether the services are to be counted.
   *
   * @param now the time, from any beginning
   */
  public boolean isToCount(Look look, Duration now) {
    boolean same =
        last.filter(before -> !before.hasNewRows(look))
            .filter(before -> before.stands(look))
            .isPresent();
    boolean due = now.minus(counted).compareTo(cost.multipliedBy(SHARE)) >= 0;
    open = open || !same || (!look.isKnown() && due);
    last = Optional.of(look);
    begun = now;
    return open;
  }

  /** Takes note that the services were counted after the last look. */
  public void counted(Duration now) {
    open = false;
    counted = now;
    cost = now.minus(begun);
  }
}
