package io.headroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.history.Story.World;
import io.headroom.history.Violation.Rule;
import io.headroom.rig.Readme;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopDatabase;
import io.headroom.rig.ShopUser;
import io.headroom.rig.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The running process over a real database, its real routes and HTTP side, and a panel that answers
 * over HTTP. {@code -Dhistory.seed=N} replays one history, and writes it down.
 */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
class ProcessHistoryTest {

  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration FIGURES = Duration.ofSeconds(2);

  /** Two periods, and what figures and a sweep take on a busy machine. */
  private static final Duration SETTLING = PERIOD.multipliedBy(2).plus(FIGURES).plusSeconds(4);

  private final Seeds seeds =
      new Seeds(
          Integer.getInteger("history.processes", 2), Path.of("target", "history", "process"));

  private final ShopDatabase database;

  ProcessHistoryTest(ShopDatabase database) {
    this.database = database;
  }

  @Test
  void in_no_history_is_a_qty_above_what_can_be_placed_or_wrong_in_the_end() {
    assertThat(
            seeds.stream()
                .parallel() // a story waits most of the time
                .mapToObj(seed -> seeds.judge(history(seed, Map.of())))
                .flatMap(List::stream))
        .as("replay one with -Dtest=ProcessHistoryTest -Dhistory.seed=N")
        .isEmpty();
  }

  @Test
  void a_process_that_keeps_no_room_for_orders_is_found() {
    assertThat(LongStream.rangeClosed(1, 4).anyMatch(this::isOversoldWithoutReservations)).isTrue();
  }

  private boolean isOversoldWithoutReservations(long seed) {
    return Checker.check(history(seed, Map.of("headroom.reserve", "off"))).stream()
        .anyMatch(violation -> violation.rule() == Rule.OVERSOLD);
  }

  private History history(long seed, Map<String, String> settings) {
    try (Shop shop = database.shop("history" + seed + settings.size())) {
      ShopUser user = new Readme().user(shop);
      List<RealShop> shops = new ArrayList<>();
      List<RealHeadroom> processes = new ArrayList<>();
      List<RealPanel> panels = new ArrayList<>();
      try {
        History told =
            Story.of(
                seed,
                ProcessHistoryTest::simplified,
                (site, random, journal) -> {
                  RealTime time = new RealTime();
                  RealShop real = new RealShop(site, shop, time);
                  RealPanel panel = new RealPanel(site, time, random, journal);
                  RealHeadroom headroom =
                      new RealHeadroom(
                          () -> station(site, shop, user, panel, settings), time, journal);
                  shops.add(real);
                  panels.add(panel);
                  processes.add(headroom);
                  return new World(time, real, panel, headroom, false);
                });
        List<Happening> happenings = new ArrayList<>(told.happenings());
        happenings.removeIf(
            each -> each instanceof Happening.Sold || each instanceof Happening.Edited);
        happenings.addAll(shops.get(0).changes(user.name(), processes.get(0).sweeps(), FIGURES));
        return History.sorted(seed, told.site(), happenings);
      } finally {
        processes.forEach(RealHeadroom::close);
        panels.forEach(RealPanel::close);
      }
    }
  }

  private static Site simplified(Site site) {
    return new Site(
        site.panelRules(),
        site.lastPlaces(),
        site.hosts(),
        site.addresses(),
        site.offers().stream()
            .map(
                offer ->
                    new Offer(
                        offer.product(),
                        offer.size(),
                        offer.buffer(),
                        offer.groups().subList(0, 1)))
            .toList(),
        Duration.ofHours(1).toNanos() / 1_000,
        SETTLING.toNanos() / 1_000);
  }

  private static Station station(
      Site site, Shop shop, ShopUser user, RealPanel panel, Map<String, String> settings) {
    return Station.of(shop, panel.standIn())
        .as(user)
        .serving()
        .with("headroom.rules", site.panelRules() ? "panel" : "module")
        .with("headroom.last-places", String.valueOf(site.lastPlaces()))
        .with("headroom.sweep.period", PERIOD.toSeconds() + "s")
        .with("headroom.cache.group-ttl", FIGURES.toSeconds() + "s")
        .with("headroom.event.poll", "1s")
        .with("headroom.event.quiet-period", "1s")
        .with(settings)
        .start();
  }
}
