package io.headroom.route;

import static io.headroom.rig.StandInWhmcsApi.error;
import static io.headroom.rig.StandInWhmcsApi.html;
import static io.headroom.rig.StandInWhmcsApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.rig.Readme;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInWhmcsApi;
import io.headroom.rig.StandInWhmcsApi.Form;
import io.headroom.rig.Station;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pending orders: accepted when all their VPSes are built, once, and never before. */
@Tag("database")
class AcceptOrdersTest extends Scenario {

  private final ManualTime time = ManualTime.at("2026-11-22T12:00:00Z");
  private StandInWhmcsApi api;

  AcceptOrdersTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void open_the_api() {
    api = closing(StandInWhmcsApi.of(shop));
  }

  private Station.Draft draft() {
    return uncached().at(time).with(api.settings());
  }

  /** Looks at the orders once, as the timer does. */
  private static void look(Station station) {
    station.context().createProducerTemplate().sendBody("direct:accept-orders", "");
  }

  private String status(int order) {
    return shop.sql()
        .rows("SELECT status FROM tblorders WHERE id = ?", order)
        .get(0)
        .get("status")
        .toString();
  }

  /** Adds a Pending order with a service of product 12 for each status, and returns its id. */
  private int order(String... services) {
    int order = shop.order("Pending");
    for (String service : services) {
      shop.service(12, order, service);
    }
    return order;
  }

  @Test
  void an_order_whose_services_are_all_active_is_accepted() {
    int order = order("Active", "Active");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void whmcs_is_asked_to_send_its_mail_and_to_set_nothing_up() {
    int order = order("Active");

    look(start(draft()));

    assertThat(api.forms())
        .containsExactly(
            new Form(
                "POST",
                "/includes/api.php",
                "application/x-www-form-urlencoded",
                Map.of(
                    "action", "AcceptOrder",
                    "orderid", Integer.toString(order),
                    "autosetup", "false",
                    "sendemail", "true",
                    "responsetype", "json",
                    "identifier", api.identifier(),
                    "secret", api.secret())));
  }

  @Test
  void an_access_key_goes_along_where_one_is_set() {
    order("Active");

    look(start(draft().with("headroom.whmcs.access-key", "a key & more")));

    assertThat(api.forms().get(0).field("accesskey")).isEqualTo("a key & more");
  }

  @Test
  void what_was_given_up_keeps_no_order_waiting() {
    int cancelled = order("Active", "Cancelled");
    int fraud = order("Fraud", "Active");
    int terminated = order("Active", "Terminated");

    look(start(draft()));

    assertThat(List.of(status(cancelled), status(fraud), status(terminated)))
        .containsOnly("Active");
  }

  @Test
  void a_living_service_that_waits_keeps_its_order_waiting_beside_one_that_was_given_up() {
    int order = order("Cancelled", "Pending");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Pending");
  }

  @Test
  void an_order_of_which_everything_was_given_up_is_never_accepted() {
    for (String ended : List.of("Cancelled", "Fraud", "Terminated")) {
      int order = shop.order("Pending");
      shop.built(shop.service(12, order, ended), 700 + order);
    }

    look(start(draft()));

    assertThat(api.forms()).isEmpty();
  }

  /** Adds a built VPS and another module's service to a Pending order, and returns the order. */
  private int mixed(String module, String status) {
    shop.product(90).serverType(module).add();
    int order = order("Active");
    shop.service(90, order, status);
    return order;
  }

  @Test
  void in_whmcs_9_an_order_waits_for_what_another_module_sets_up() {
    int order = mixed("cpanel", "Pending");
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      look(station);
      look(station);

      assertThat(log.messages("Order " + order + " stays Pending")).hasSize(1);
    }
    assertThat(status(order)).isEqualTo("Pending");
    assertThat(api.forms())
        .extracting(form -> form.field("action"))
        .containsExactly("WhmcsDetails");

    shop.sql().update("UPDATE tblhosting SET domainstatus = 'Active' WHERE packageid = 90");
    look(station);
    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void in_whmcs_8_it_does_not() {
    api.version("8.13.1-release.1");
    int order = mixed("cpanel", "Pending");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void where_the_version_is_not_known_it_waits() {
    api.version("");
    int order = mixed("cpanel", "Pending");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Pending");
  }

  @Test
  void what_no_module_sets_up_is_not_waited_for() {
    int order = mixed("", "Pending");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void an_order_is_left_alone_while_one_sibling_waits() {
    int order = order("Active", "Pending");

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Pending");
    assertThat(api.forms()).isEmpty();
  }

  @Test
  void a_service_with_a_server_in_the_modules_table_is_built() {
    int order = order("Active");
    shop.built(shop.service(13, order, "Pending"), 77);

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void a_row_of_the_module_without_a_server_is_no_built_service() {
    int order = shop.order("Pending");
    shop.built(shop.service(12, order, "Pending"), 0);
    int other = shop.order("Pending");
    shop.insert("mod_virtfusion_direct", Map.of("service_id", shop.service(12, other, "Pending")));

    look(start(draft()));

    assertThat(api.forms()).isEmpty();
  }

  @Test
  void an_order_without_a_vps_is_left_alone() {
    shop.product(30).serverType("cpanel").add();
    int foreign = shop.order("Pending");
    shop.service(30, foreign, "Active");
    int empty = shop.order("Pending");

    look(start(draft()));

    assertThat(List.of(status(foreign), status(empty))).containsOnly("Pending");
  }

  @Test
  void names_are_compared_exactly_whatever_the_tables_collation_takes_for_the_same() {
    shop.product(30).serverType("virtfusiondirect").add();
    shop.service(30, shop.order("Pending"), "Active");
    shop.service(12, shop.order("pending"), "Active");
    order("active");

    look(start(draft()));

    assertThat(api.forms()).isEmpty();
  }

  @Test
  void the_types_of_the_columns_may_be_others() {
    shop.sql().update("ALTER TABLE tblorders MODIFY status VARCHAR(30) NOT NULL");
    shop.sql().update("ALTER TABLE tblhosting MODIFY domainstatus TEXT NOT NULL");
    shop.sql()
        .update("ALTER TABLE mod_virtfusion_direct MODIFY service_id BIGINT UNSIGNED NOT NULL");
    shop.sql().update("ALTER TABLE mod_virtfusion_direct MODIFY server_id VARCHAR(20) NULL");
    int order = order("Active");
    shop.built(shop.service(12, order, "Pending"), 77);

    look(start(draft()));

    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void only_pending_orders_are_accepted() {
    for (String status : List.of("Active", "Fraud", "Cancelled", "Checked by hand")) {
      shop.service(12, shop.order(status), "Active");
    }

    look(start(draft()));

    assertThat(api.forms()).isEmpty();
  }

  @Test
  void an_order_that_was_accepted_is_not_accepted_again_though_the_shop_shows_it_as_pending() {
    int order = order("Active");
    api.behave(form -> json(200, "{\"result\":\"success\"}"));
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      look(station);
      time.pass(Duration.ofHours(3));
      look(station);
      look(station);

      assertThat(api.orders()).hasSize(1);
      assertThat(log.messages(Level.INFO))
          .containsExactly(
              "Order " + order + " is accepted: all its VPSes are built",
              "Order "
                  + order
                  + " is still Pending in the database, though WHMCS said that it is not: look at"
                  + " it in the admin area, and check that headroom.db.url and"
                  + " headroom.whmcs.api-url belong to the same shop");
    }
  }

  @Test
  void an_order_that_somebody_set_back_to_pending_is_accepted_again() {
    int order = order("Active");
    Station station = start(draft());
    look(station);
    look(station);
    shop.sql().update("UPDATE tblorders SET status = 'Pending'");
    look(station);

    assertThat(api.orders()).hasSize(2);
    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void status_not_pending_counts_as_done() {
    order("Active");
    api.behave(form -> error(200, "Order ID not found or Status not Pending"));
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      look(station);
      time.pass(Duration.ofMinutes(5));
      look(station);

      assertThat(api.orders()).hasSize(1);
      assertThat(log.messages(Level.WARN)).isEmpty();
    }
  }

  @Test
  void an_error_is_logged_once_with_the_words_of_whmcs_and_tried_again_at_growing_intervals() {
    int order = order("Active");
    api.behave(form -> error(200, "An\\nunknown\\u0007 error"));
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      look(station);
      look(station);
      assertThat(api.orders()).hasSize(1);
      time.pass(Duration.ofSeconds(30));
      look(station);
      time.pass(Duration.ofSeconds(59));
      look(station);
      assertThat(api.orders()).hasSize(2);
      time.pass(Duration.ofSeconds(1));
      api.heal();
      look(station);

      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "Order "
                  + order
                  + " could not be accepted, WHMCS says \"An; unknown? error\": look at it in the"
                  + " admin area; retrying in 30 s, then at growing intervals");
    }
    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void an_order_that_is_refused_keeps_no_other_waiting() {
    int refused = order("Active");
    int good = order("Active");
    api.behave(
        form ->
            form.field("orderid").equals(Integer.toString(refused))
                ? error(200, "No")
                : api.answer(form));

    look(start(draft()));

    assertThat(status(good)).isEqualTo("Active");
  }

  @Test
  void while_the_api_cannot_be_used_it_is_asked_once_for_all_orders_and_that_is_logged_once() {
    order("Active");
    order("Active");
    api.behave(form -> html(403));
    Station station = start(draft());
    try (LogLines log = LogLines.listen()) {
      look(station);
      look(station);
      assertThat(api.orders()).hasSize(1);
      time.pass(Duration.ofSeconds(30));
      look(station);
      assertThat(api.orders()).hasSize(2).doesNotHaveDuplicates();
      time.pass(Duration.ofSeconds(60));
      api.heal();
      look(station);

      assertThat(api.orders()).hasSize(4);
      assertThat(log.messages(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("No order can be accepted now: a page of HTML came (status 403): ");
      assertThat(log.messages("Orders can be accepted again")).hasSize(1);
    }
    assertThat(shop.sql().number("SELECT COUNT(*) FROM tblorders WHERE status = 'Active'"))
        .isEqualTo(2);
  }

  @Test
  void in_observe_mode_nothing_is_accepted_and_that_it_would_be_is_logged_once() {
    int order = order("Active");
    Station station = start(draft().with("headroom.mode", "observe"));
    try (LogLines log = LogLines.listen()) {
      look(station);
      look(station);

      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("Order " + order + " would be accepted, since all its VPSes are built");
    }
    assertThat(api.forms()).isEmpty();
  }

  @Test
  void without_credentials_nothing_is_even_read() {
    order("Active");
    ShopUser user = new Readme().user(shop);
    Station station = start(uncached().as(user));

    look(station);

    assertThat(shop.activityOf(user).selects()).isZero();
  }

  @Test
  void without_credentials_the_timer_is_there_and_stopped() {
    Station station = start(uncached().serving().with("headroom.sweep.period", "1d"));

    assertThat(station.context().getRouteController().getRouteStatus("accept-timer").isStopped())
        .isTrue();
  }

  @Test
  void a_process_that_sweeps_once_accepts_nothing_by_itself() {
    Station station = start(draft());

    assertThat(station.context().getRouteController().getRouteStatus("accept-timer").isStopped())
        .isTrue();
  }

  @Test
  void the_timer_accepts_what_is_ready_and_goes_on() {
    int first = order("Active");
    try (LogLines log = LogLines.listen()) {
      start(
          draft()
              .serving()
              .with("headroom.sweep.period", "1d")
              .with("headroom.whmcs.accept-period", "1s"));
      log.await("Order " + first + " is accepted");
      int second = order("Active");

      log.await("Order " + second + " is accepted");
    }
  }

  @Test
  void a_module_table_that_is_missing_is_logged_once_and_only_active_counts() {
    int waiting = order("Pending");
    int ready = order("Active");
    Station station = start(draft());
    shop.sql().update("DROP TABLE mod_virtfusion_direct");
    try (LogLines log = LogLines.listen()) {
      look(station);
      time.pass(Duration.ofMinutes(11));
      look(station);

      assertThat(log.messages(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("The module's table mod_virtfusion_direct cannot be read, so that only")
          .hasLineCount(1);
    }
    assertThat(status(ready)).isEqualTo("Active");
    assertThat(status(waiting)).isEqualTo("Pending");
  }

  @Test
  void a_module_table_that_is_made_later_counts_after_ten_minutes() {
    int order = shop.order("Pending");
    shop.built(shop.service(12, order, "Pending"), 5);
    Station station = start(draft());
    shop.sql().update("RENAME TABLE mod_virtfusion_direct TO elsewhere");
    look(station);
    shop.sql().update("RENAME TABLE elsewhere TO mod_virtfusion_direct");
    look(station);
    assertThat(status(order)).isEqualTo("Pending");
    time.pass(Duration.ofMinutes(10));

    try (LogLines log = LogLines.listen()) {
      look(station);

      assertThat(log.messages("mod_virtfusion_direct can be read again")).hasSize(1);
    }
    assertThat(status(order)).isEqualTo("Active");
  }

  @Test
  void orders_that_cannot_be_read_are_logged_once_by_the_timer() {
    String[] grants =
        new Readme()
            .grants().stream().filter(grant -> !grant.contains("tblorders")).toArray(String[]::new);
    Station.Draft draft = draft();
    ShopUser poor = shop.user(grants);
    try (LogLines log = LogLines.listen()) {
      start(
          draft
              .as(poor)
              .serving()
              .with("headroom.sweep.period", "1d")
              .with("headroom.whmcs.accept-period", "1s"));
      assertThat(log.await("Pending orders cannot be read"))
          .startsWith("Pending orders cannot be read, so none is accepted: SELECT")
          .hasLineCount(1);
      shop.sql()
          .update(
              "GRANT SELECT (id, status) ON %s.tblorders TO '%s'@'%%'"
                  .formatted(shop.name(), poor.name()));
      log.await("The Pending orders can be read again");

      assertThat(log.messages("Pending orders cannot be read")).hasSize(1);
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  @Test
  void thousands_of_orders_that_never_become_ready_cost_few_statements() {
    List<List<Object>> orders =
        IntStream.rangeClosed(1, 5000).mapToObj(id -> List.<Object>of(id, "Pending")).toList();
    shop.insertAll("tblorders", List.of("id", "status"), orders);
    shop.insertAll(
        "tblhosting",
        List.of("id", "orderid", "packageid", "domainstatus"),
        IntStream.rangeClosed(1, 5000)
            .mapToObj(id -> List.<Object>of(id, id, 12, "Pending"))
            .toList());
    shop.built(1, 99);
    ShopUser user = new Readme().user(shop);
    Station station = start(draft().as(user));

    look(station);
    long before = shop.activityOf(user).selects();
    look(station);
    assertThat(shop.activityOf(user).selects() - before).isLessThanOrEqualTo(4);
    for (int times = 0; times < 10; times++) {
      look(station);
    }

    assertThat(status(1)).as("the oldest has its turn too").isEqualTo("Active");
  }

  @Test
  void no_header_of_who_asks_leads_elsewhere() {
    order("Active");
    Station station = start(draft());

    station
        .context()
        .createProducerTemplate()
        .sendBodyAndHeaders(
            "direct:accept-orders",
            "",
            Map.of(
                "CamelHttpUri", "http://127.0.0.1:9/elsewhere",
                "CamelRestHttpUri", "http://127.0.0.1:9/elsewhere",
                "CamelHttpPath", "/elsewhere",
                "CamelHttpQuery", "secret=x",
                "CamelHttpMethod", "GET",
                "CamelSqlQuery", "SELECT 1"));

    assertThat(api.forms())
        .singleElement()
        .satisfies(form -> assertThat(form.target()).isEqualTo("/includes/api.php"))
        .satisfies(form -> assertThat(form.method()).isEqualTo("POST"));
  }
}
