package io.headroom.sweep;

import static io.headroom.capacity.Limit.CPU;
import static io.headroom.capacity.Limit.IPV4;
import static io.headroom.capacity.Limit.MEMORY;
import static io.headroom.capacity.Limit.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.capacity.Footprint;
import io.headroom.ops.HeadroomProcess;
import io.headroom.reservation.Reservation;
import io.headroom.reservation.Reservations;
import io.headroom.reservation.StandIn;
import io.headroom.reservation.StuckOrder;
import io.headroom.reservation.StuckOrder.Trouble;
import io.headroom.rig.ConfigOption;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Readme;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sweep reads of the orders in the shop. */
@Tag("database")
class ReservationsReadTest extends Scenario {

  private static final int CLIENT = 31;

  private final ManualTime time = new ManualTime();
  private final AtomicReference<Optional<Sweep>> seen = new AtomicReference<>(Optional.empty());
  private Optional<Station> station = Optional.empty();

  ReservationsReadTest(Shop shop) {
    super(shop);
  }

  private Station.Draft draft() {
    return Station.of(shop, panel).at(time).prepared(this::listen);
  }

  private void listen(HeadroomProcess process) {
    process
        .sweeps()
        .addListener(
            new SweepListener() {
              @Override
              public void ended(SweepReport report) {
                seen.set(process.current());
              }

              @Override
              public void failed(SweepRequest request, long millis) {
                seen.set(Optional.empty());
              }
            });
  }

  private Sweep sweep(Station.Draft draft) {
    station = Optional.of(start(draft));
    return sweep();
  }

  /** Sweeps once more, a second later. */
  private Sweep sweep() {
    Station running = station.orElseGet(() -> start(draft()));
    station = Optional.of(running);
    time.pass(Duration.ofSeconds(1));
    running.sync();
    return seen.get().orElseThrow();
  }

  private List<Reservation> held() {
    return sweep().reservations().orElseThrow().held();
  }

  private static Footprint vps(long mb, long cores, long gb, long addresses) {
    return new Footprint(Map.of(MEMORY, mb, CPU, cores, STORAGE, gb, IPV4, addresses), 0);
  }

  private int invoice(String status) {
    return shop.insert("tblinvoices", Map.of("userid", CLIENT, "status", status));
  }

  /** Orders a product, with an invoice of that status, or none of a blank one. */
  private int ordered(int product, String invoice) {
    return ordered(product, invoice, "paypal");
  }

  private int ordered(int product, String invoice, String method) {
    int order = shop.order("Pending");
    shop.sql()
        .update(
            "UPDATE tblorders SET invoiceid = ?, paymentmethod = ?, `date` = NOW() WHERE id = ?",
            invoice.isEmpty() ? 0 : invoice(invoice),
            method,
            order);
    return service(product, order, "Pending");
  }

  private int service(int product, int order, String status) {
    int service = shop.service(product, order, status);
    shop.sql().update("UPDATE tblhosting SET userid = ? WHERE id = ?", CLIENT, service);
    return service;
  }

  private void status(int service, String status) {
    shop.sql().update("UPDATE tblhosting SET domainstatus = ? WHERE id = ?", status, service);
  }

  private void pay(int service) {
    shop.sql()
        .update(
            "UPDATE tblinvoices SET status = 'Paid' WHERE id = (SELECT o.invoiceid FROM tblorders o"
                + " JOIN tblhosting h ON h.orderid = o.id WHERE h.id = ?)",
            service);
  }

  private void choose(int service, int product, String option, String choice) {
    ConfigOption made = shop.option(product, option).choice(choice);
    int sub = (int) shop.sql().number("SELECT MAX(id) FROM tblproductconfigoptionssub");
    shop.insert(
        "tblhostingconfigoptions",
        Map.of("relid", service, "configid", made.id(), "optionid", sub, "qty", 0));
  }

  @Test
  void an_order_is_reserved_with_its_product_its_client_and_its_group() {
    int service = ordered(12, "Paid");
    long order = shop.sql().number("SELECT orderid FROM tblhosting WHERE id = ?", service);

    assertThat(held())
        .containsExactly(new Reservation(service, order, CLIENT, 12, 4, vps(4096, 0, 0, 1), true));
  }

  @Test
  void an_order_that_comes_while_headroom_runs_is_reserved() {
    assertThat(held()).isEmpty();
    int service = ordered(13, "Unpaid");

    assertThat(held()).extracting(Reservation::service).containsExactly((long) service);
  }

  @Test
  void an_order_whose_id_is_lower_than_one_that_was_seen_is_found() {
    ordered(12, "Paid");
    sweep();
    shop.sql()
        .update(
            "INSERT INTO tblhosting (id, userid, packageid, domainstatus) VALUES (0 - 5 + 1000,"
                + " 1, 12, 'Pending')");
    sweep();
    shop.sql()
        .update(
            "INSERT INTO tblhosting (id, userid, packageid, domainstatus) VALUES (990, 1, 12,"
                + " 'Pending')");

    assertThat(held()).extracting(Reservation::service).contains(990L, 995L);
  }

  @Test
  void a_service_that_becomes_pending_again_is_found() {
    int service = service(12, 0, "Active");
    sweep();
    status(service, "Pending");

    assertThat(held()).extracting(Reservation::service).containsExactly((long) service);
  }

  @Test
  void a_service_of_another_module_takes_no_room() {
    shop.product(50).serverType("cpanel").add();
    ordered(50, "Paid");

    assertThat(held()).isEmpty();
  }

  @Test
  void a_product_without_stock_control_takes_room() {
    fleet.add(PanelPackage.of(9).memory(1024).cores(1).disk(10));
    shop.product(60).withoutStockControl().group(4).packageId(9).ipv4(2).add();
    ordered(60, "Paid");

    assertThat(held()).extracting(Reservation::need).containsExactly(vps(1024, 1, 10, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "Paid, true",
    "Payment Pending, true",
    "'', true",
    "Unpaid, false",
    "Draft, false",
    "Collections, false"
  })
  void an_order_is_held_as_its_invoice_says(String invoice, boolean paid) {
    ordered(12, invoice);

    assertThat(held()).extracting(Reservation::paid).containsExactly(paid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cancelled", "Refunded"})
  void an_order_whose_invoice_is_given_up_is_not_held(String invoice) {
    ordered(12, invoice);

    assertThat(held()).isEmpty();
  }

  @Test
  void an_order_whose_invoice_is_gone_is_held_as_unpaid() {
    ordered(12, "Paid");
    shop.sql().update("DELETE FROM tblinvoices");

    assertThat(held()).extracting(Reservation::paid).containsExactly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cancelled", "Fraud", "Chargeback"})
  void an_order_that_is_given_up_is_not_held(String status) {
    shop.insert("tblorderstatuses", Map.of("title", "Chargeback", "showcancelled", 1));
    ordered(12, "Paid");
    shop.sql().update("UPDATE tblorders SET status = ?", status);

    assertThat(held()).isEmpty();
  }

  @Test
  void an_order_without_any_date_is_held() {
    ordered(12, "Unpaid");
    shop.sql().update("UPDATE tblorders SET `date` = '0000-00-00 00:00:00'");

    assertThat(held()).hasSize(1);
  }

  @Test
  void an_old_order_that_was_never_paid_is_not_held() {
    ordered(12, "Unpaid");
    shop.sql().update("UPDATE tblorders SET `date` = NOW() - INTERVAL 3 DAY");

    assertThat(held()).isEmpty();
  }

  @Test
  void an_unpaid_order_is_held_for_its_time_and_again_once_it_is_paid() {
    int service = ordered(12, "Unpaid");
    assertThat(held()).hasSize(1);
    time.pass(Duration.ofHours(1));
    assertThat(held()).isEmpty();
    pay(service);
    Sweep paid = sweep();

    assertThat(paid.reservations().orElseThrow().held())
        .extracting(Reservation::paid)
        .containsExactly(true);
    assertThat(paid.findings().stuck())
        .extracting(StuckOrder::service, StuckOrder::trouble)
        .containsExactly(tuple((long) service, Trouble.PAID_LATE));
  }

  @Test
  void a_payment_method_has_a_time_of_its_own() {
    ordered(12, "Unpaid", "BankTransfer");
    sweep(draft().with("headroom.reserve.unpaid-for.banktransfer", "72h"));
    time.pass(Duration.ofHours(71));
    assertThat(held()).hasSize(1);
    time.pass(Duration.ofHours(1));

    assertThat(held()).isEmpty();
  }

  @Test
  void a_paid_order_that_is_not_built_for_a_week_is_stuck() {
    int service = ordered(12, "Paid");
    sweep();
    time.pass(Duration.ofDays(7));
    Sweep late = sweep();

    assertThat(late.reservations().orElseThrow().held()).isEmpty();
    assertThat(late.findings().stuck())
        .containsExactly(
            new StuckOrder(
                service,
                shop.sql().number("SELECT orderid FROM tblhosting WHERE id = ?", service),
                CLIENT,
                12,
                Trouble.PAID_AND_NOT_BUILT));
  }

  @Test
  void only_so_many_unpaid_services_of_a_client_are_held() {
    for (int more = 0; more < 5; more++) {
      ordered(12, "Unpaid");
    }

    assertThat(held()).hasSize(3);
  }

  @Test
  void paid_ones_alone_are_held_where_that_is_set() {
    ordered(12, "Unpaid");
    int paid = ordered(12, "Paid");
    Reservations read =
        sweep(draft().with("headroom.reserve", "paid")).reservations().orElseThrow();

    assertThat(read.held()).extracting(Reservation::service).containsExactly((long) paid);
  }

  @Test
  void nothing_is_read_where_reserving_is_off() {
    ordered(12, "Paid");

    assertThat(sweep(draft().with("headroom.reserve", "off")).reservations()).isEmpty();
  }

  @Test
  void what_is_built_counts_beside_figures_from_before_and_not_beside_later_ones() {
    int service = ordered(12, "Unpaid");
    sweep();
    long before = time.read();
    shop.built(service, 77);
    status(service, "Active");
    Reservations built = sweep().reservations().orElseThrow();

    assertThat(built.in(4, before))
        .extracting(Reservation::service)
        .containsExactly((long) service);
    assertThat(built.in(4, before)).extracting(Reservation::paid).containsExactly(true);
    assertThat(built.in(4, time.read() + 1_000)).isEmpty();
  }

  @Test
  void a_service_that_was_never_seen_pending_counts_beside_figures_from_before() {
    sweep();
    long before = time.read();
    int service = service(12, 0, "Active");
    shop.built(service, 77);
    Reservations built = sweep().reservations().orElseThrow();

    assertThat(built.in(4, before))
        .extracting(Reservation::need)
        .containsExactly(vps(4096, 0, 0, 1));
    assertThat(built.in(4, time.read() + 1_000)).isEmpty();
  }

  @Test
  void an_old_service_that_is_built_anew_counts_beside_figures_from_before() {
    int service = service(12, 0, "Terminated");
    shop.built(service, 5);
    sweep();
    long before = time.read();
    status(service, "Active");
    shop.sql().update("UPDATE mod_virtfusion_direct SET server_id = 78");

    assertThat(sweep().reservations().orElseThrow().in(4, before)).hasSize(1);
  }

  @Test
  void a_server_that_stood_before_the_order_does_not_make_it_built() {
    int service = ordered(12, "Paid");
    shop.built(service, 5);

    assertThat(sweep().reservations().orElseThrow().in(4, time.read() + 1_000)).hasSize(1);
  }

  @Test
  void orders_that_are_given_up_and_kept_no_room_keep_none_by_that() {
    ordered(12, "Unpaid");
    shop.sql().update("UPDATE tblorders SET `date` = NOW() - INTERVAL 30 DAY");
    sweep();
    long before = time.read();
    shop.sql().update("UPDATE tblhosting SET domainstatus = 'Cancelled'");

    assertThat(sweep().reservations().orElseThrow().in(4, before)).isEmpty();
  }

  @Test
  void an_order_that_is_deleted_and_kept_room_keeps_it_beside_figures_from_before() {
    ordered(12, "Unpaid");
    sweep();
    long before = time.read();
    shop.sql().update("DELETE FROM tblhosting");
    Reservations gone = sweep().reservations().orElseThrow();

    assertThat(gone.in(4, before)).hasSize(1);
    assertThat(gone.in(4, time.read() + 1_000)).isEmpty();
  }

  @Test
  void what_was_built_is_forgotten_when_no_figures_from_before_are_in_use() {
    int service = ordered(12, "Paid");
    sweep();
    status(service, "Active");
    assertThat(held()).hasSize(1);
    time.pass(Duration.ofDays(1));
    held();

    assertThat(held()).isEmpty();
  }

  @Test
  void options_change_what_is_needed_and_where() {
    int service = ordered(12, "Paid");
    choose(service, 12, "Location", "5|Paris");
    choose(service, 12, "Memory", "16|16 GB");
    choose(service, 12, "CPU Cores", "6|six");
    choose(service, 12, "Storage", "200|200 GB");
    choose(service, 12, "IPv4", "3|three");

    assertThat(held())
        .extracting(Reservation::group, Reservation::need)
        .containsExactly(tuple(5L, vps(16_384, 6, 200, 3)));
  }

  @Test
  void a_package_that_no_product_uses_is_looked_up() {
    fleet.add(PanelPackage.of(99).memory(32_768).cores(8).disk(100));
    int service = ordered(12, "Paid");
    choose(service, 12, "Package", "99|Giant");

    assertThat(held()).extracting(Reservation::need).containsExactly(vps(32_768, 8, 100, 1));
  }

  @Test
  void an_option_of_units_says_how_many() {
    int service = ordered(12, "Paid");
    choose(service, 12, "Memory|RAM", "GB of memory");
    shop.sql().update("UPDATE tblproductconfigoptions SET optiontype = '4'");
    shop.sql().update("UPDATE tblhostingconfigoptions SET qty = 24");

    assertThat(held()).extracting(Reservation::need).containsExactly(vps(24_576, 0, 0, 1));
  }

  @Test
  void an_option_may_have_another_name() {
    int service = ordered(12, "Paid");
    choose(service, 12, "RAM &amp; Swap|Speicher", "8|8 GB");
    Reservations read =
        sweep(draft().with("headroom.memory-option", "RAM & Swap")).reservations().orElseThrow();

    assertThat(read.held()).extracting(Reservation::need).containsExactly(vps(8192, 0, 0, 1));
  }

  @Test
  void where_the_needs_cannot_be_read_those_of_the_largest_product_of_the_group_stand_in() {
    fleet.add(PanelPackage.of(8).memory(8192).cores(2).disk(50));
    shop.product(14).group(4).packageId(8).qty(1).add();
    int service = ordered(12, "Paid");
    choose(service, 12, "Memory", "much");
    Sweep read = sweep();

    assertThat(read.reservations().orElseThrow().held())
        .extracting(reservation -> reservation.need().need(MEMORY))
        .containsExactly(8192L);
    assertThat(read.findings().standIns())
        .containsExactly(
            new StandIn(
                service,
                shop.sql().number("SELECT orderid FROM tblhosting WHERE id = ?", service),
                4,
                "its options cannot be read (Memory: much): the largest product of the group"
                    + " stands in"));
  }

  @Test
  void where_the_needs_could_be_read_before_they_stay() {
    ordered(12, "Paid");
    sweep(draft().with("headroom.cache.package-ttl", "0s"));
    panel.onPackage(7).reply(Reply.status(500));

    assertThat(held()).extracting(Reservation::need).containsExactly(vps(4096, 0, 0, 1));
  }

  @Test
  void an_active_service_without_a_server_is_named_until_it_has_one() {
    int service = ordered(12, "Paid");
    sweep();
    status(service, "Active");
    assertThat(sweep().findings().stuck())
        .extracting(StuckOrder::service, StuckOrder::trouble)
        .containsExactly(tuple((long) service, Trouble.ACTIVE_WITHOUT_SERVER));
    shop.built(service, 77);

    assertThat(sweep().findings().stuck()).isEmpty();
  }

  @Test
  void since_when_an_order_waits_outlives_the_process() {
    ordered(12, "Unpaid");
    sweep();
    shop.sql().update("UPDATE mod_headroom_order SET first_seen = first_seen - INTERVAL 2 HOUR");
    station.orElseThrow().close();
    station = Optional.empty();

    assertThat(held()).isEmpty();
  }

  @Test
  void what_waits_no_longer_leaves_the_ledger() {
    int service = ordered(12, "Unpaid");
    int paid = ordered(12, "Paid");
    sweep();
    assertThat(shop.rows("mod_headroom_order")).hasSize(2);
    status(service, "Cancelled");
    sweep();

    assertThat(shop.rows("mod_headroom_order"))
        .extracting(row -> row.get("service_id"))
        .containsExactly(paid);
  }

  @Test
  void without_the_ledger_it_is_remembered_while_headroom_runs() {
    ordered(12, "Unpaid");
    Station.Draft draft = draft();
    shop.sql().update("DROP TABLE mod_headroom_order");
    assertThat(sweep(draft).reservations().orElseThrow().held()).hasSize(1);
    time.pass(Duration.ofHours(1));

    assertThat(held()).isEmpty();
  }

  @Test
  void without_the_table_of_the_module_a_service_is_built_when_it_is_no_longer_pending() {
    int service = ordered(12, "Paid");
    Station.Draft draft = draft();
    shop.sql().update("DROP TABLE mod_virtfusion_direct");
    assertThat(sweep(draft).reservations().orElseThrow().in(4, time.read() + 1_000)).hasSize(1);
    status(service, "Active");

    assertThat(sweep().reservations().orElseThrow().in(4, time.read() + 1_000)).isEmpty();
  }

  @Test
  void with_the_grants_of_before_every_pending_service_is_held_as_paid_and_that_is_said_once() {
    ordered(12, "Unpaid");
    int optioned = ordered(12, "Unpaid");
    choose(optioned, 12, "Memory", "16|16 GB");
    Readme.ledger().forEach(shop.sql()::update);
    Station.Draft draft = draft().as(shop.user(OLD_GRANTS));
    try (LogLines log = LogLines.listen()) {
      Reservations read = sweep(draft).reservations().orElseThrow();
      sweep();

      assertThat(read.held())
          .extracting(Reservation::paid, Reservation::need)
          .containsExactly(tuple(true, vps(4096, 0, 0, 1)), tuple(true, vps(4096, 0, 0, 1)));
      assertThat(log.messages("Invoices and ordered options"))
          .singleElement()
          .asString()
          .contains("as for a paid one")
          .contains("grants of the README");
    }
  }

  private static final String[] OLD_GRANTS = {
    "GRANT SELECT (id, name, servertype, stockcontrol, qty, configoption1, configoption2,"
        + " configoption3, configoption7), UPDATE (qty) ON {database}.tblproducts TO {user}",
    "GRANT SELECT (id, gid, pid) ON {database}.tblproductconfiglinks TO {user}",
    "GRANT SELECT (id, gid, optionname, hidden) ON {database}.tblproductconfigoptions TO {user}",
    "GRANT SELECT (id, configid, optionname, hidden) ON {database}.tblproductconfigoptionssub TO"
        + " {user}",
    "GRANT SELECT, INSERT, UPDATE ON {database}.mod_headroom_stock TO {user}",
    "GRANT SELECT, INSERT, DELETE ON {database}.mod_headroom_change TO {user}",
    "GRANT SELECT (id, status) ON {database}.tblorders TO {user}",
    "GRANT SELECT (id, orderid, packageid, domainstatus, qty) ON {database}.tblhosting TO {user}",
    "GRANT SELECT (service_id, server_id) ON {database}.mod_virtfusion_direct TO {user}"
  };

  @Test
  void the_reading_ends_before_the_groups_are_looked_up() {
    ordered(12, "Paid");
    AtomicReference<Optional<Reservations>> then = new AtomicReference<>(Optional.empty());
    Station running = start(draft());
    station = Optional.of(running);
    panel.clearRequests();
    running.advise(
        "lookup-group",
        advice ->
            advice
                .weaveAddFirst()
                .process(exchange -> then.set(Sweeps.of(exchange).reservations())));
    sweep();

    assertThat(then.get().orElseThrow().held()).hasSize(1);
  }

  private void upgraded(int service, String type, String before, String after) {
    int order = shop.order("Pending");
    shop.sql()
        .update(
            "UPDATE tblorders SET invoiceid = ?, `date` = NOW() WHERE id = ?",
            invoice("Unpaid"),
            order);
    shop.insert(
        "tblupgrades",
        Map.of(
            "relid",
            service,
            "orderid",
            order,
            "type",
            type,
            "originalvalue",
            before,
            "newvalue",
            after));
  }

  @Test
  void an_upgrade_to_another_product_takes_what_it_adds_until_it_is_carried_out() {
    fleet.add(PanelPackage.of(8).memory(16_384).cores(2).disk(50));
    shop.product(14).group(5).packageId(8).qty(1).add();
    int service = service(12, 0, "Active");
    upgraded(service, "package", "12", "14,monthly");
    Reservation upgrade = held().get(0);

    assertThat(upgrade.service()).isNegative();
    assertThat(upgrade.group()).isEqualTo(4);
    assertThat(upgrade.client()).isEqualTo(CLIENT);
    assertThat(upgrade.paid()).isFalse();
    assertThat(upgrade.need().need(MEMORY)).isEqualTo(12_288);
    assertThat(upgrade.need().need(IPV4)).isZero();
    long before = time.read();
    shop.sql().update("UPDATE tblupgrades SET status = 'Completed'");
    Reservations done = sweep().reservations().orElseThrow();
    assertThat(done.in(4, before)).hasSize(1);
    assertThat(done.in(4, time.read() + 1_000)).isEmpty();
  }

  @Test
  void an_upgrade_of_an_option_takes_what_it_adds() {
    int service = service(12, 0, "Active");
    choose(service, 12, "Memory", "8|8 GB");
    int option = (int) shop.sql().number("SELECT MAX(id) FROM tblproductconfigoptions");
    int more =
        shop.insert(
            "tblproductconfigoptionssub", Map.of("configid", option, "optionname", "12|12 GB"));
    upgraded(service, "configoptions", option + "=>1", String.valueOf(more));

    assertThat(held())
        .extracting(reservation -> reservation.need().need(MEMORY))
        .containsExactly(4096L);
  }

  @Test
  void an_upgrade_to_something_smaller_takes_nothing() {
    int service = service(12, 0, "Active");
    choose(service, 12, "Memory", "8|8 GB");
    int option = (int) shop.sql().number("SELECT MAX(id) FROM tblproductconfigoptions");
    int less =
        shop.insert(
            "tblproductconfigoptionssub", Map.of("configid", option, "optionname", "2|2 GB"));
    upgraded(service, "configoptions", option + "=>1", String.valueOf(less));

    assertThat(held()).isEmpty();
  }

  @Test
  void an_upgrade_that_cannot_be_read_takes_as_much_as_the_largest_product() {
    upgraded(service(12, 0, "Active"), "configoptions", "?", "?");

    assertThat(held()).extracting(Reservation::need).hasSize(1);
  }

  @Test
  void without_the_table_of_upgrades_everything_else_is_held_and_that_is_said_once() {
    ordered(12, "Paid");
    Station.Draft draft = draft();
    shop.sql().update("DROP TABLE tblupgrades");
    try (LogLines log = LogLines.listen()) {
      assertThat(sweep(draft).reservations().orElseThrow().held()).hasSize(1);
      ordered(13, "Paid");
      sweep();

      assertThat(log.messages("Upgrades cannot be read")).hasSize(1);
    }
  }

  @Test
  void where_nothing_is_ordered_it_costs_a_sweep_no_more_than_four_statements() {
    sweep();
    SweepReport without = start(draft().with("headroom.reserve", "off")).sync();

    assertThat(station.orElseThrow().sync().sqlRoundTrips())
        .isLessThanOrEqualTo(without.sqlRoundTrips() + 4);
  }
}
