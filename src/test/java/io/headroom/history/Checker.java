package io.headroom.history;

import io.headroom.history.Happening.Activated;
import io.headroom.history.Happening.Dropped;
import io.headroom.history.Happening.Edited;
import io.headroom.history.Happening.Ended;
import io.headroom.history.Happening.Noted;
import io.headroom.history.Happening.Ordered;
import io.headroom.history.Happening.Paid;
import io.headroom.history.Happening.Placed;
import io.headroom.history.Happening.Released;
import io.headroom.history.Happening.Reopened;
import io.headroom.history.Happening.Sold;
import io.headroom.history.Happening.Swept;
import io.headroom.history.Happening.Terminated;
import io.headroom.history.Happening.Wrote;
import io.headroom.history.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges a history: it goes through what happened and asks at each qty that Headroom wrote whether
 * it may stand there.
 *
 * <p>What an order is owed is decided by the shop's side alone: it is wanted from the moment in
 * which the shop has taken it. Where Headroom cannot know something yet, as an order that the shop
 * took after it had read the services, the history is judged without it.
 */
final class Checker {

  /** With more than so many placements the last places are not tried. */
  private static final double MOST_PLACEMENTS = 20_000;

  private final Site site;
  private final List<Life> lives = new ArrayList<>();
  private final Map<Long, Life> newest = new HashMap<>();
  private final Map<Integer, Long> qtys = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private Checker(Site site) {
    this.site = site;
  }

  /** Returns what is wrong in a history. */
  static List<Violation> check(History history) {
    Checker checker = new Checker(history.site());
    history.happenings().forEach(checker::take);
    return List.copyOf(checker.violations);
  }

  private void take(Happening happening) {
    if (happening instanceof Ordered it) {
      open(it.service(), it.client(), it.group(), it.need(), it.at(), it.paid(), false);
    } else if (happening instanceof Reopened it) {
      open(it.service(), it.client(), it.group(), it.need(), it.at(), it.paid(), true);
    } else if (happening instanceof Paid it) {
      life(it.service()).paidAt = Math.min(life(it.service()).paidAt, it.at());
    } else if (happening instanceof Dropped it) {
      life(it.service()).endedAt = it.at();
    } else if (happening instanceof Terminated it) {
      life(it.service()).endedAt = it.at();
    } else if (happening instanceof Placed it) {
      life(it.service()).placedAt = it.at();
      life(it.service()).place = Optional.of(it.place());
    } else if (happening instanceof Noted it) {
      life(it.service()).notedAt = it.at();
    } else if (happening instanceof Activated it) {
      life(it.service()).activeAt = it.at();
    } else if (happening instanceof Released it) {
      life(it.service()).releasedAt = it.at();
    } else if (happening instanceof Sold it) {
      qtys.put(it.product(), it.after());
    } else if (happening instanceof Edited it) {
      qtys.put(it.product(), it.after());
    } else if (happening instanceof Wrote it) {
      qtys.put(it.product(), it.after());
      judge(it);
    } else if (happening instanceof Swept it) {
      site.groups().forEach(group -> judgeShares(group, it));
    } else if (happening instanceof Ended it) {
      judgeEnd(it.at());
    }
  }

  private void open(
      long service, long client, int group, Size need, long at, boolean paid, boolean reopened) {
    Life life = new Life(service, client, group, need, at, reopened);
    if (paid) {
      life.paidAt = at;
    }
    lives.add(life);
    newest.put(service, life);
  }

  private Life life(long service) {
    return newest.get(service);
  }

  private void judge(Wrote write) {
    Offer offer = site.offer(write.product());
    View view = new View(write.readAt(), write.figuresAt());
    long most = most(offer, view, life -> isOwed(life, write.readAt()));
    if (write.after() > most) {
      violate(
          Rule.OVERSOLD,
          write.at(),
          "product %d has %d, but %d can be placed for sure"
              .formatted(offer.product(), write.after(), most));
    } else if (write.after() > write.before()) {
      judgeRise(offer, write, view);
    }
    if (write.after() == 0) {
      judgeZero(offer, write);
    }
  }

  /** A raising statement asks that no service is newer than those that were read. */
  private void judgeRise(Offer offer, Wrote write, View view) {
    long most =
        most(
            offer,
            view,
            life ->
                isOwed(life, write.readAt())
                    || (!life.reopened
                        && life.openedAt > write.readAt()
                        && isOwed(life, write.at())));
    if (write.after() > most) {
      violate(
          Rule.RAISED,
          write.at(),
          "product %d was raised from %d to %d, but %d can be placed for sure"
              .formatted(offer.product(), write.before(), write.after(), most));
    }
  }

  /**
   * Whether an order is owed room by what stood in the shop then: it is paid, or unpaid for not too
   * long and not one of too many of its client.
   */
  private boolean isOwed(Life life, long at) {
    if (!life.wasWanted(at)) {
      return false;
    }
    return life.wasPaid(at) || (at - life.openedAt < site.unpaid() && isAmongFirst(life, at));
  }

  private boolean isAmongFirst(Life life, long at) {
    return lives.stream()
            .filter(other -> other.client == life.client && other.service < life.service)
            .filter(other -> other.wasWanted(at) && !other.wasPaid(at))
            .count()
        < Site.UNPAID_PER_CLIENT;
  }

  /**
   * What Headroom could see.
   *
   * @param readAt when it read the services
   * @param figuresAt when it asked for the figures
   */
  private record View(long readAt, long figuresAt) {

    /** What came after the reading is taken as it came. */
    boolean isPaid(Life life) {
      return life.wasPaid(Math.max(readAt, life.openedAt));
    }

    /** Whether it has been built since, and nothing shows it yet. */
    boolean missesBuild(Life life) {
      return life.placedAt > figuresAt && life.notedAt > readAt;
    }
  }

  /**
   * Returns the most that may be for sale of a product: in each group what is left for sure after
   * all that is owed, or, since unpaid orders together keep no more than half of it, half of what
   * is left after what is paid.
   */
  private long most(Offer offer, View view, Predicate<Life> owed) {
    long most = 0;
    for (int group : offer.groups()) {
      Predicate<Life> counts =
          life -> life.group == group && (owed.test(life) || life.openedAt <= view.readAt());
      Predicate<Life> waits = life -> counts.test(life) && life.isWaiting() && owed.test(life);
      Predicate<Life> stands =
          life ->
              counts.test(life) && life.isPlaced() && (owed.test(life) || !view.missesBuild(life));
      long afterAll = least(offer, group, stands, waits);
      long afterPaid =
          least(
              offer,
              group,
              stands.and(life -> view.isPaid(life) || !view.missesBuild(life)),
              waits.and(view::isPaid));
      most += Math.max(afterAll, afterPaid - afterPaid / 2);
    }
    return most;
  }

  private long least(Offer offer, int group, Predicate<Life> stands, Predicate<Life> waits) {
    List<Life> waiting = lives.stream().filter(waits).toList();
    return ground(group, stands).least(needs(waiting), offer.size(), offer.buffer());
  }

  private Ground ground(int group, Predicate<Life> standing) {
    Ground ground = new Ground(site, group);
    for (Life life : lives) {
      if (life.group == group && standing.test(life)) {
        life.place.ifPresent(place -> ground.put(life.need, place));
      }
    }
    return ground;
  }

  private static List<Size> needs(List<Life> lives) {
    return lives.stream().map(life -> life.need).toList();
  }

  /**
   * A 0 is false where something is left even if every order that can have been counted twice was.
   */
  private void judgeZero(Offer offer, Wrote write) {
    long since = Math.min(write.figuresAt(), write.readAt());
    long sure =
        sure(
            offer,
            life -> life.releasedAt > since,
            life ->
                life.endedAt > since - site.settling() && life.activeAt > since - site.settling());
    if (sure > 0) {
      violate(
          Rule.FALSE_ZERO,
          write.at(),
          "product %d has 0, but %d can be placed for sure".formatted(offer.product(), sure));
    }
  }

  /** Returns what is left for sure in the groups whose last places are not shared out. */
  private long sure(Offer offer, Predicate<Life> standing, Predicate<Life> counted) {
    long sure = 0;
    for (int group : offer.groups()) {
      Ground ground = ground(group, life -> life.place.isPresent() && standing.test(life));
      List<Life> others =
          lives.stream().filter(life -> life.group == group && counted.test(life)).toList();
      long here = ground.sure(needs(others), offer.size(), offer.buffer());
      sure += here > site.lastPlaces() ? here : 0;
    }
    return sure;
  }

  /** Where so few are for sale that they are shared out, the last of them still fits. */
  private void judgeShares(int group, Swept sweep) {
    List<Offer> offers =
        site.offers().stream().filter(offer -> offer.groups().contains(group)).toList();
    long onSale = offers.stream().mapToLong(offer -> qty(offer.product())).sum();
    boolean alone = offers.stream().allMatch(offer -> offer.groups().size() == 1);
    if (!alone || offers.size() < 2 || onSale < 2 || onSale > site.lastPlaces()) {
      return;
    }
    for (Offer last : offers) {
      if (qty(last.product()) > 0 && !fitsLast(group, last, offers, sweep)) {
        violate(
            Rule.SHARED_TWICE,
            sweep.at(),
            "%d are for sale in group %d, but the last of product %d does not fit"
                .formatted(onSale, group, last.product()));
      }
    }
  }

  private boolean fitsLast(int group, Offer last, List<Offer> offers, Swept sweep) {
    List<Size> others = new ArrayList<>();
    for (Offer offer : offers) {
      long before = qty(offer.product()) - (offer.equals(last) ? 1 : 0);
      for (int one = 0; one < before; one++) {
        others.add(offer.size());
      }
    }
    View view = new View(sweep.readAt(), sweep.figuresAt());
    Predicate<Life> owed = life -> life.group == group && isOwed(life, view.readAt());
    lives.stream().filter(owed.and(Life::isWaiting)).forEach(life -> others.add(life.need));
    Ground ground =
        ground(
            group,
            life ->
                life.isPlaced()
                    && life.openedAt <= view.readAt()
                    && (owed.test(life) || !view.missesBuild(life)));
    return ground.placements(others) > MOST_PLACEMENTS
        || ground.least(others, last.size(), last.buffer()) > 0;
  }

  private long qty(int product) {
    return qtys.getOrDefault(product, 0L);
  }

  private void judgeEnd(long at) {
    boolean nothingOnSale = true;
    boolean somethingFits = false;
    for (Offer offer : site.offers()) {
      long qty = qty(offer.product());
      long most = most(offer, new View(at, at), life -> isOwed(life, at));
      long sure = sure(offer, Life::isPlaced, Life::isWaiting);
      nothingOnSale &= qty == 0;
      somethingFits |= sure > 0 || (most > 0 && lives.stream().noneMatch(Life::isWaiting));
      if (qty > most || qty < sure) {
        violate(
            Rule.UNSETTLED,
            at,
            "product %d has %d in the end, but it should be %d to %d"
                .formatted(offer.product(), qty, sure, most));
      }
    }
    if (nothingOnSale && somethingFits) {
      violate(Rule.UNSETTLED, at, "nothing is for sale in the end, though something fits");
    }
  }

  private void violate(Rule rule, long at, String what) {
    violations.add(new Violation(rule, at, what));
  }
}
