package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Fleet;
import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.HeadroomServer;
import io.headroom.rig.Outlet;
import io.headroom.rig.PanelCertificate;
import io.headroom.rig.Readme;
import io.headroom.rig.Reply;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInPanel;
import io.headroom.rig.StandInWhmcsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check}, as a process of its own: each thing that can be wrong, and what it says to do. */
@ExtendWith(SharedDatabase.class)
class CheckIT {

  private final Path folder;
  private final Shop shop;
  private final Outlet outlet;
  private final HeadroomCommandLine headroom;

  CheckIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    this.shop = shop;
    outlet = new Outlet(folder, shop);
    headroom = outlet.headroom();
  }

  @AfterEach
  void close() {
    outlet.close();
  }

  /** Returns the lines of a check that ends like this, without those that say ok. */
  private List<String> check(int exitCode) {
    Ended check = headroom.run("check");
    assertThat(check.out() + check.err())
        .doesNotContain(outlet.user().password())
        .doesNotContain(outlet.panel().token());
    assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(exitCode);
    assertThat(check.err()).isEmpty();
    return check.out().lines().filter(line -> !line.startsWith("ok")).toList();
  }

  @Test
  void where_all_is_well_every_line_says_ok_and_nothing_is_written_or_asked_twice() {
    Ended check = headroom.run("check");

    assertThat(check.exitCode()).isZero();
    assertThat(check.out().lines())
        .hasSize(10)
        .allSatisfy(line -> assertThat(line).startsWith("ok    "));
    assertThat(outlet.panel().requests())
        .extracting(request -> request.target())
        .doesNotHaveDuplicates();
    assertThat(shop.qty(12)).isEqualTo(1);
    assertThat(shop.rows("mod_headroom_stock")).isEmpty();
  }

  @Test
  void it_counts_the_routes_that_run_counts() throws IOException {
    Files.writeString(
        folder.resolve("routes/custom/mine.camel.yaml"),
        "- route: {id: mine, from: {uri: 'platform-http:/mine', steps: [{log: '${body}'}]}}");
    String routes =
        headroom.run("check").out().replaceFirst("(?s).* ([0-9]+ routes) are valid.*", "$1");

    assertThat(headroom.run("routes", "check").out()).contains("ok: " + routes);
    try (HeadroomServer server = headroom.start("run")) {
      server.awaitLine("Started " + routes + ":");
    }
  }

  @Test
  void settings_that_are_missing_have_a_line_each() {
    headroom.without("headroom.panel.url").without("headroom.db.user");

    assertThat(check(78))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("fail  settings  headroom."));
  }

  @Test
  void a_setting_that_nobody_knows() {
    headroom.with("headroom.modus", "observe");

    assertThat(check(78))
        .containsExactly(
            "fail  settings  application.properties line 5: headroom.modus is not a setting of"
                + " Headroom; did you mean headroom.mode?");
  }

  @Test
  void a_key_store_that_run_would_refuse() {
    headroom
        .with("headroom.http.key-store", "nowhere.p12")
        .with("headroom.http.key-store-password", "hunter2");

    assertThat(check(1))
        .containsExactly(
            "fail  http      headroom.http.key-store is nowhere.p12, which cannot be read: give a"
                + " PKCS12 file that this user may read");
    assertThat(headroom.run("run").exitCode()).isEqualTo(78);
  }

  @Test
  void a_port_that_another_program_has() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      headroom.with("headroom.http.port", Integer.toString(other.getLocalPort()));

      assertThat(check(1))
          .singleElement()
          .asString()
          .startsWith("fail  http      cannot listen on 127.0.0.1 port " + other.getLocalPort())
          .endsWith("set headroom.http.host and headroom.http.port");
    }
  }

  /** Has HTTPS served with a certificate for another name than the address. */
  private void serveHttps(String file) {
    PanelCertificate.ofAnotherHost().writeKeys(folder.resolve(file));
    headroom
        .with("headroom.http.key-store", file)
        .with("headroom.http.key-store-password", PanelCertificate.PASSWORD);
  }

  @Test
  void a_port_that_another_program_has_where_https_is_to_be_served() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      headroom.with("headroom.http.port", Integer.toString(other.getLocalPort()));
      serveHttps("keys.p12");

      assertThat(check(1))
          .singleElement()
          .asString()
          .startsWith("fail  http      cannot listen on 127.0.0.1 port " + other.getLocalPort());
      assertThat(headroom.run("run").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void a_port_that_headroom_has_itself_is_known_by_the_certificate_of_its_key_store()
      throws IOException {
    headroom.with("headroom.http.port", Integer.toString(freePort()));
    serveHttps("keys.p12");
    try (HeadroomServer run = headroom.start("run")) {
      run.awaitLine("Listening at https://");

      assertThat(check(0)).isEmpty();
      serveHttps("other.p12");
      assertThat(check(1))
          .singleElement()
          .asString()
          .startsWith("fail  http      cannot listen on 127.0.0.1 port ");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void an_address_that_this_machine_has_not_got() {
    headroom
        .with("headroom.http.host", "192.0.2.1")
        .with("headroom.http.token", "0123456789abcdef");

    assertThat(check(1))
        .singleElement()
        .asString()
        .startsWith("fail  http      cannot listen on 192.0.2.1 port 0");
  }

  @Test
  void a_port_that_headroom_has_itself() throws IOException {
    int port = freePort();
    headroom.with("headroom.http.port", Integer.toString(port));
    try (HeadroomServer run = headroom.start("run")) {
      run.awaitLine("Listening at");

      assertThat(headroom.run("check").out())
          .contains("ok    http      Headroom runs already on 127.0.0.1 port " + port);
    }
  }

  @Test
  void a_file_of_a_secret_that_everybody_may_read() throws IOException {
    Path secret = Files.writeString(folder.resolve("token"), outlet.panel().token());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    headroom.without("headroom.panel.token").with("headroom.panel.token-file", secret.toString());
    Path page = Files.writeString(folder.resolve("application.properties"), "");
    Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(check(0))
        .containsExactly(
            "warn  secrets   every user of this machine may read application.properties, which holds"
                + " a secret (headroom.db.password): chmod o-r application.properties",
            "warn  secrets   every user of this machine may read "
                + secret
                + ", which holds a secret (headroom.panel.token-file): chmod o-r "
                + secret);

    Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(check(0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.db.password, hunter2, check headroom.db.user and headroom.db.password",
    "headroom.db.url, jdbc:mariadb://127.0.0.1:1/whmcs, that the server runs",
    "headroom.db.url, jdbc:mariadb://nowhere.invalid/whmcs, check the host in headroom.db.url"
  })
  void a_database_that_cannot_be_reached(String key, String value, String todo) {
    headroom.with(key, value);

    List<String> lines = check(1);

    assertThat(lines.get(0)).startsWith("fail  database  ").contains(todo);
    assertThat(lines.get(1))
        .isEqualTo("warn  products  not computed, because of the failures above");
  }

  @Test
  void a_database_that_does_not_exist() {
    ShopUser everywhere = shop.user("GRANT SELECT ON *.* TO {user}");
    headroom.as(everywhere).with("headroom.db.url", shop.jdbcUrl() + "_typo");

    assertThat(check(1).get(0)).contains("check the name at the end of headroom.db.url");
  }

  @Test
  void grants_that_are_missing_are_named_as_statements() {
    ShopUser poor = shop.user("GRANT SELECT ON {database}.tblproducts TO {user}");
    headroom.as(poor);

    String account = "'" + poor.name() + "'@'%';";
    String table = " ON `" + shop.name() + "`.";
    assertThat(check(1))
        .startsWith(
            "fail  grants    cannot read the shop: run GRANT SELECT (id, gid, pid)"
                + table
                + "tblproductconfiglinks TO "
                + account,
            "fail  grants    cannot read the shop: run GRANT SELECT (id, gid, optionname, hidden)"
                + table
                + "tblproductconfigoptions TO "
                + account,
            "fail  grants    cannot read the shop: run GRANT SELECT (id, configid, optionname,"
                + " hidden)"
                + table
                + "tblproductconfigoptionssub TO "
                + account,
            "fail  grants    cannot write qty: run GRANT UPDATE (qty)"
                + table
                + "tblproducts TO "
                + account);
  }

  @Test
  void a_user_that_may_only_read_is_enough_to_observe() {
    ShopUser reader = shop.user("GRANT SELECT ON {database}.* TO {user}");
    headroom.as(reader).with("headroom.mode", "observe");

    assertThat(check(0))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("warn  grants    cannot write qty, which headroom.mode=write will"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("warn  ledger    not kept")
                    .contains("run routes/sql/ledger.sql, then GRANT SELECT, INSERT, UPDATE ON"));
  }

  @Test
  void grants_that_are_not_needed() {
    ShopUser rich =
        shop.user(
            "GRANT ALL ON {database}.* TO {user}",
            "GRANT UPDATE ON {database}.tblproducts TO {user}",
            "GRANT PROCESS ON *.* TO {user}");
    headroom.as(rich);

    assertThat(check(0))
        .singleElement()
        .asString()
        .startsWith(
            "warn  grants    '" + rich.name() + "'@'%' may do more than Headroom itself needs")
        .contains(
            "PROCESS ON *.*",
            "DROP ON " + shop.name() + ".*",
            "UPDATE ON " + shop.name() + ".tblproducts");
  }

  @Test
  void a_ledger_that_was_not_made() {
    shop.sql().update("DROP TABLE mod_headroom_stock");

    assertThat(check(0)).singleElement().asString().contains("run routes/sql/ledger.sql, then");
  }

  @Test
  void a_panel_that_is_down() {
    outlet.panel().stop();

    assertThat(check(1).get(0))
        .startsWith("fail  panel     " + outlet.panel().url() + "/api/v1: ")
        .contains("refused the connection");
  }

  @Test
  void a_panel_whose_name_nobody_knows() {
    headroom.with("headroom.panel.url", "https://nowhere.invalid");

    assertThat(check(1).get(0)).contains("not known to the name server (DNS)");
  }

  @Test
  void a_panel_that_hangs() {
    outlet.panel().onEverything().reply(Reply.hanging());
    headroom.with("headroom.panel.response-timeout", "300ms");

    assertThat(check(1).get(0)).contains("within 300 ms (headroom.panel.response-timeout)");
  }

  @Test
  void a_panel_whose_certificate_is_not_trusted() {
    try (StandInPanel secure = StandInPanel.serving(new Fleet(), PanelCertificate.good())) {
      headroom.with("headroom.panel.url", secure.url());

      assertThat(check(1).get(0)).contains("TLS certificate is not trusted");
    }
  }

  @Test
  void a_token_that_is_not_valid() {
    outlet.panel().acceptOnly("another");

    assertThat(check(1).get(0)).contains("(401): set headroom.panel.token to a valid one");
  }

  @ParameterizedTest
  @CsvSource({"/packages/*, packages", "/compute/hypervisors/groups, hypervisor groups"})
  void a_token_that_lacks_a_permission(String path, String what) {
    outlet.panel().on(path).reply(Reply.status(403));

    assertThat(check(1).get(0))
        .startsWith("fail  token     ")
        .contains("the token may not read " + what + " (403): give it that permission");
  }

  @Test
  void a_package_that_is_missing_does_not_keep_the_token_from_reading() {
    outlet.fleet().removePackage(7);

    assertThat(check(0))
        .containsExactly(
            "warn  products  products 12, 13: can never be sold: package 7 is missing at the"
                + " panel");
  }

  @Test
  void products_whose_settings_do_not_mean_what_they_seem_to() {
    shop.product(31).group(4).packageId(7).buffer("10%").add();
    shop.product(32).group(4).add();
    shop.option(12, "location").choice("4|Paris");
    shop.option(13, "Location").choice("5|Porto").choice("Lisboa|5");
    shop.option(13, "Memory|RAM").choice("8|8 GB");

    assertThat(check(0))
        .containsExactly(
            "warn  products  product 12: its option \"location\" is not exactly \"Location\", so"
                + " its choices do not count: rename it",
            "warn  products  product 13: its location \"Lisboa|5\" names no hypervisor group, so it"
                + " does not count: write the group's id first, such as 5|Lisboa",
            "warn  products  product 13: options change what a VPS takes (\"Memory\"), and its qty is"
                + " computed for one without them: an order that asks for more may not fit",
            "warn  products  product 31: its buffer (configoption7) is \"10%\", which counts as 10"
                + " %: write a number from 0 to 100, such as 10",
            "warn  products  product 32: cannot be computed: its module setting 2 (configoption2)"
                + " names no package");
  }

  @Test
  void jars_that_are_not_on_the_class_path() throws IOException {
    Files.createDirectory(folder.resolve("lib.d"));
    Files.createFile(folder.resolve("lib.d/mine.jar"));

    assertThat(check(0))
        .containsExactly(
            "warn  lib.d     1 jars in lib.d/ are not on the class path under java -jar: start with"
                + " bin/headroom");
  }

  @Test
  void a_route_file_that_is_broken() throws IOException {
    Files.writeString(folder.resolve("routes/custom/mine.camel.yaml"), "- route: [");

    assertThat(check(1).get(0)).startsWith("fail  routes    Headroom cannot start: ");
  }

  @Test
  void a_file_that_looks_like_a_route_and_is_not_read() throws IOException {
    Files.writeString(folder.resolve("routes/custom/mine.camel.yml"), "- route: [");
    Files.writeString(folder.resolve("routes/custom/.mine.camel.yaml.swp"), "of an editor");

    assertThat(check(0))
        .containsExactly(
            "warn  routes    routes/custom/mine.camel.yml: is not read: the name of a file of routes"
                + " ends in .camel.yaml; rename this one or move it elsewhere");
  }

  /** Sets the credentials of an API. */
  private HeadroomCommandLine accepting(StandInWhmcsApi api) {
    return headroom.with(api.settings());
  }

  @Test
  void an_api_of_whmcs_that_can_be_used() {
    try (StandInWhmcsApi api = StandInWhmcsApi.of(shop)) {
      accepting(api);

      assertThat(headroom.run("check").out())
          .contains("ok    orders    " + api.url() + " answers (WHMCS 9.0.1-release.1)");
      assertThat(api.orders()).isEmpty();
    }
  }

  @Test
  void an_api_of_whmcs_that_refuses_the_credentials() {
    try (StandInWhmcsApi api = StandInWhmcsApi.of(shop)) {
      accepting(api).with("headroom.whmcs.secret", "hunter2");

      assertThat(check(1))
          .containsExactly(
              "fail  orders    "
                  + api.url()
                  + ": WHMCS says \"Authentication Failed\": check headroom.whmcs.identifier and"
                  + " headroom.whmcs.secret");
    }
  }

  @Test
  void an_api_of_whmcs_that_does_not_let_this_machine_in() {
    try (StandInWhmcsApi api = StandInWhmcsApi.of(shop)) {
      accepting(api);
      api.behave(form -> StandInWhmcsApi.error(403, "Invalid IP 192.0.2.7"));

      assertThat(check(1))
          .singleElement()
          .asString()
          .contains("WHMCS says \"Invalid IP 192.0.2.7\": allow this machine's address in WHMCS");
    }
  }

  @Test
  void an_api_of_whmcs_behind_a_firewall_and_one_that_is_down() {
    try (StandInWhmcsApi api = StandInWhmcsApi.of(shop)) {
      accepting(api);
      api.behave(form -> StandInWhmcsApi.html(403));
      assertThat(check(1))
          .singleElement()
          .asString()
          .contains(": a page of HTML came (status 403)");
      api.stop();
      assertThat(check(1)).singleElement().asString().contains(": the shop's web server refused");
    }
  }

  @Test
  void products_of_which_one_service_can_be_several_units() {
    shop.sql().update("UPDATE tblproducts SET allowqty = id - 10 WHERE id IN (12, 13)");

    assertThat(check(0))
        .singleElement()
        .asString()
        .startsWith("warn  products  products 12, 13: one service can be several units");
  }

  @Test
  void with_the_grants_of_before_the_new_ones_are_named() {
    ShopUser before =
        shop.user(
            new Readme()
                .grants().stream()
                    .filter(grant -> !grant.contains("tblinvoices"))
                    .toArray(String[]::new));
    headroom.as(before);

    assertThat(check(0))
        .singleElement()
        .asString()
        .startsWith("warn  orders    room is kept for every Pending service as for a paid one")
        .contains("GRANT SELECT (id, status) ON `" + shop.name() + "`.tblinvoices TO");
  }

  @Test
  void orders_that_cannot_be_seen() {
    ShopUser poor =
        shop.user(
            new Readme()
                .grants().stream()
                    .filter(
                        grant -> !grant.contains(".tblorders ") && !grant.contains("virtfusion"))
                    .toArray(String[]::new));
    headroom.as(poor);
    String orders =
        "run GRANT SELECT (id, status) ON `%s`.tblorders TO '%s'@'%%';"
            .formatted(shop.name(), poor.name());

    String module =
        "warn  orders    only an Active service counts as built, since the module's table is"
            + " missing or not granted: where the module is installed, run GRANT SELECT"
            + " (service_id, server_id) ON `%s`.mod_virtfusion_direct TO '%s'@'%%';"
                .formatted(shop.name(), poor.name());

    assertThat(check(0))
        .containsExactly(
            "warn  grants    cannot see orders and services, so that no change of theirs is"
                + " noticed: "
                + orders,
            "warn  orders    room is kept for every Pending service as for a paid one without"
                + " options, or for none: run GRANT SELECT (id, date, invoiceid, status,"
                + " paymentmethod) ON `%s`.tblorders TO '%s'@'%%';"
                    .formatted(shop.name(), poor.name()),
            module);

    try (StandInWhmcsApi api = StandInWhmcsApi.of(shop)) {
      accepting(api);
      assertThat(check(1))
          .contains(
              "fail  orders    cannot see the Pending orders, so that none is accepted: " + orders,
              module);
    }
  }
}
