package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Announcements;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ledger that cannot be used: the stock is kept all the same. */
@Tag("database")
class LedgerMissingTest extends Scenario {

  private static final String ADVICE =
      "The ledger cannot be used; the stock is still kept: run ledger.sql, then the grants";

  private final ManualTime time = ManualTime.at("2026-11-22T12:00:00Z");
  private ShopUser user;

  LedgerMissingTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void make_a_user_without_a_ledger() {
    user = shop.user(grants(grant -> !grant.contains("mod_headroom")));
  }

  private static String[] grants(Predicate<String> which) {
    return new Readme().grants().stream().filter(which).toArray(String[]::new);
  }

  private Station station() {
    Station.Draft draft = uncached().as(user).at(time);
    dropTables();
    return start(draft);
  }

  private void dropTables() {
    shop.sql().update("DROP TABLE mod_headroom_stock");
    shop.sql().update("DROP TABLE mod_headroom_change");
  }

  private void makeTables() {
    Readme.ledger().forEach(shop.sql()::update);
  }

  private void grant(Predicate<String> which) {
    for (String grant : grants(which)) {
      shop.sql()
          .update(
              grant
                  .replace("{database}", shop.name())
                  .replace("{user}", "'" + user.name() + "'@'%'"));
    }
  }

  @Test
  void the_stock_is_kept_without_its_tables() {
    station().sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void one_line_says_what_to_do() {
    Station station = station();
    try (LogLines log = LogLines.listen()) {
      station.sync();
      room(4, 11);
      station.sync();

      assertThat(log.messages("The ledger"))
          .singleElement()
          .asString()
          .startsWith(ADVICE + " (SELECT command denied to user")
          .hasLineCount(1);
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void tables_that_are_made_are_logged_once() {
    Station station = station();
    try (LogLines log = LogLines.listen()) {
      station.sync();
      makeTables();
      grant(grant -> true);
      room(4, 11);
      station.sync();
      room(4, 10);
      station.sync();

      assertThat(log.messages("The ledger can be used again")).hasSize(1);
    }
  }

  @Test
  void tables_without_their_grants_get_the_same_line() {
    Station station = start(uncached().as(user));
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(ADVICE)).hasSize(1);
    }
  }

  @Test
  void tables_that_can_only_be_read_get_the_same_line() {
    Station station = start(uncached().as(user));
    grant(grant -> grant.contains("mod_headroom_stock"));
    try (LogLines log = LogLines.listen()) {
      station.sync();
      room(4, 11);
      station.sync();

      assertThat(log.messages(ADVICE)).singleElement().asString().contains("INSERT command denied");
    }
    assertThat(ledger(12)).containsEntry("qty", 11);
  }

  @Test
  void what_it_decided_is_remembered_while_it_runs() {
    Station station = station();
    Announcements announcements = Announcements.of(station);
    station.sync();
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    room(4, 0);
    station.sync();

    assertThat(announcements.nextInShort()).containsExactly("12 out-of-stock 12->0");
  }

  @Test
  void tables_that_appear_later_are_used_from_the_next_change_on() {
    Station station = station();
    station.sync();
    makeTables();
    grant(grant -> grant.contains("mod_headroom"));
    room(4, 11);

    station.sync();

    assertThat(ledger(12)).containsEntry("qty", 11);
    assertThat(ledger(13)).containsEntry("qty", 8);
    assertThat(shop.rows("mod_headroom_change")).hasSize(1);
  }

  @Test
  void tables_that_appear_later_are_used_after_ten_minutes_if_nothing_changes() {
    Station station = station();
    station.sync();
    makeTables();
    grant(grant -> grant.contains("mod_headroom"));

    time.pass(Duration.ofMinutes(9));
    station.sync();
    assertThat(shop.rows("mod_headroom_stock")).isEmpty();

    time.pass(Duration.ofMinutes(2));
    station.sync();
    assertThat(shop.rows("mod_headroom_stock")).hasSize(2);
  }

  @Test
  void a_ledger_that_is_lost_on_the_way_is_logged_once_and_the_stock_is_kept() {
    Station station = start();
    station.sync();
    dropTables();
    room(4, 11);
    try (LogLines log = LogLines.listen()) {
      station.sync();

      assertThat(log.messages(ADVICE)).hasSize(1);
    }
    assertThat(shop.qty(12)).isEqualTo(11);
  }
}
