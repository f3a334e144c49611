package io.headroom.history;

import io.headroom.history.Host.Amount;
import io.headroom.history.Host.Disk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws sites that are small enough to try every placement in them. */
record Sites(Random random) {

  static final Pace PACE = Pace.DEFAULT;

  private static final int MOST_HOSTS = 3;

  /** Draws a site. */
  Site any() {
    List<Host> hosts = new ArrayList<>();
    int groups = random.nextInt(4) == 0 ? 2 : 1;
    Map<Integer, Integer> addresses = new HashMap<>();
    for (int group = 1; group <= groups; group++) {
      for (int left = 1 + random.nextInt(MOST_HOSTS); left > 0; left--) {
        hosts.add(host(hosts.size() + 1, group));
      }
      if (random.nextInt(3) == 0) {
        addresses.put(group, 2 + random.nextInt(12));
      }
    }
    return new Site(
        random.nextBoolean(),
        List.of(0, 2, 4).get(random.nextInt(3)),
        hosts,
        addresses,
        offers(groups),
        List.of(120_000_000L, 3_600_000_000L).get(random.nextInt(2)),
        Pace.micros(PACE.period().multipliedBy(2).plus(PACE.figures())));
  }

  private Host host(int id, int group) {
    List<Disk> disks = new ArrayList<>();
    for (int left = 1 + random.nextInt(2); left > 0; left--) {
      disks.add(new Disk(random.nextInt(3), amount(10, 40)));
    }
    return new Host(
        id,
        group,
        amount(8, 30),
        random.nextInt(3) == 0 ? Amount.NO_LIMIT : amount(6, 20),
        random.nextInt(3) == 0 ? amount(3, 9) : Amount.NO_LIMIT,
        disks);
  }

  private Amount amount(int least, int most) {
    int max = least + random.nextInt(most - least + 1);
    return new Amount(max, random.nextInt(max / 2));
  }

  private List<Offer> offers(int groups) {
    List<Offer> offers = new ArrayList<>();
    int buffer = List.of(0, 0, 10, 25).get(random.nextInt(4));
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      offers.add(new Offer(offers.size() + 1, size(), buffer, groups(groups)));
    }
    return offers;
  }

  private List<Integer> groups(int groups) {
    return groups == 1 || random.nextBoolean()
        ? List.of(1 + random.nextInt(groups))
        : List.of(1, 2);
  }

  private Size size() {
    return new Size(
        1 + random.nextInt(4),
        1 + random.nextInt(2),
        random.nextInt(6),
        random.nextInt(3),
        random.nextInt(4) == 0 ? random.nextInt(3) : 1);
  }
}
