package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.rig.Announcements;
import io.headroom.rig.LogLines;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StatementLog;
import io.headroom.rig.Station;
import io.headroom.stock.Outcome;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only looks, writes nothing: proven with a database user that cannot write. */
class DryRunTest extends Scenario {

  private ShopUser reader;

  DryRunTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void make_a_user_that_can_only_read() {
    String[] reading =
        new Readme()
            .grants().stream()
                .filter(grant -> !grant.contains("mod_headroom"))
                .map(grant -> grant.replaceFirst(", UPDATE \\(qty\\)", ""))
                .toArray(String[]::new);
    assertThat(reading).hasSize(11).noneMatch(grant -> grant.contains("UPDATE"));
    reader = shop.user(reading);
  }

  private Station reading() {
    return start(uncached().as(reader));
  }

  @Test
  void a_plan_shows_what_a_sweep_would_write() {
    SweepReport plan = reading().plan();

    assertThat(Station.product(plan, 12).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(Station.product(plan, 12).qtyAfter()).isEqualTo(12);
    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 5));
  }

  @Test
  void a_plan_executes_no_statement_that_could_write() {
    Station station = reading();
    try (StatementLog log = shop.logStatements()) {
      station.plan();

      assertThat(log.of(reader)).isNotEmpty();
      assertThat(log.writesOf(reader)).isEmpty();
    }
  }

  @Test
  void a_plan_that_reserves_nothing_reads_three_times_and_once_what_the_guard_remembers() {
    Station station = start(uncached().as(reader).with("headroom.reserve", "off"));

    assertThat(station.plan().sqlRoundTrips()).isEqualTo(4);
  }

  @Test
  void an_explanation_executes_no_statement_that_could_write() {
    Station station = reading();
    try (StatementLog log = shop.logStatements()) {
      station.process().sweep(SweepRequest.explain(12));

      assertThat(log.writesOf(reader)).isEmpty();
    }
  }

  @Test
  void a_plan_announces_nothing() {
    room(4, 0);
    Station station = reading();
    Announcements announcements = Announcements.of(station);

    station.plan();
    station.close();

    assertThat(announcements.left()).isZero();
  }

  @Test
  void a_plan_in_observe_mode_writes_nothing_either() {
    Station station = start(uncached().as(reader).with("headroom.mode", "observe"));
    try (StatementLog log = shop.logStatements()) {
      station.plan();

      assertThat(log.writesOf(reader)).isEmpty();
    }
  }

  @Test
  void a_plan_logs_no_change_as_done() {
    Station station = reading();
    try (LogLines log = LogLines.listen()) {
      station.plan();

      assertThat(log.messages("qty 1 -> 12")).isEmpty();
    }
  }

  @Test
  void what_a_plan_decided_is_still_news_to_the_sweep_after_it() {
    room(4, 0);
    Station station = start();
    Announcements announcements = Announcements.of(station);
    station.plan();

    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("12 out-of-stock 1->0");
  }

  @Test
  void a_sweep_of_a_user_that_cannot_write_says_that_it_may_not() {
    SweepReport report = reading().sync();

    assertThat(report.plan().count(Outcome.FAILED)).isEqualTo(2);
    assertThat(Station.product(report, 12).reason())
        .startsWith("its qty could not be written: UPDATE command denied");
  }

  @Test
  void only_the_products_that_are_asked_for_are_written() {
    start().process().sweep(SweepRequest.sync(Scope.of(Set.of(13L))));

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 1, 13, 8));
  }
}
