package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headroom.rig.EditableRoutes;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of bad edit: what ran runs on, and it is logged once, with its place, until mended.
 */
class BadEditTest extends Scenario {

  private static final String MINE = "custom/mine.camel.yaml";

  private final EditableRoutes routes;
  private Station station;
  private RouteReloader reloader;

  BadEditTest(Shop shop, @TempDir Path folder) {
    super(shop);
    routes = EditableRoutes.in(folder);
  }

  @BeforeEach
  void start_from_the_copy() {
    station = start(uncached().serving().with("headroom.sweep.period", "1h").from(routes.folder()));
    reloader = station.process().reloader();
  }

  private static String mine(String step) {
    return """
    - route:
        id: mine
        from:
          uri: direct:mine
          steps:
            - log: hi
            - %s
    """
        .formatted(step);
  }

  private Set<String> running() {
    return station.context().getRoutes().stream()
        .filter(route -> isStarted(route.getRouteId()))
        .map(Route::getRouteId)
        .collect(Collectors.toSet());
  }

  private boolean isStarted(String id) {
    return station.context().getRouteController().getRouteStatus(id).isStarted();
  }

  /** Reloads twice, and returns the one line that was logged. */
  private String rejection() {
    Set<String> before = running();
    try (LogLines log = LogLines.listen()) {
      assertThat(reloader.reload().outcome()).isEqualTo(Reload.Outcome.REJECTED);
      assertThat(reloader.reload().outcome()).isEqualTo(Reload.Outcome.REJECTED);

      List<String> logged = log.messages("Route edit rejected");
      assertThat(logged).hasSize(1).allSatisfy(line -> assertThat(line).hasLineCount(1));
      assertThat(log.messages(Level.WARN)).isEqualTo(logged);
      assertThat(log.stackTraces()).isEmpty();
      assertThat(running()).isEqualTo(before);
      assertThat(reloader.missingRoutes()).isEmpty();
      station.sync();
      assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
      return logged.get(0);
    }
  }

  private void assertThatMendingIsSeen() {
    assertThat(reloader.rejection()).isPresent();
    try (LogLines log = LogLines.listen()) {
      assertThat(reloader.reload().outcome()).isNotEqualTo(Reload.Outcome.REJECTED);
      assertThat(log.messages("valid again")).hasSize(1);
    }
    assertThat(reloader.rejection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "setBoody: {constant: 1} | 7 | Unknown node id: setBoody",
        "log: {message: hi, nonsense: 2} | 7 | Unsupported field: nonsense",
        "to: {uri: 'seda:x', parameters: {nonsense: 1}} | 7 | Unknown parameters=[{nonsense=1}]",
        "to: {uri: 'kafka:x'} | 7 | No endpoint could be found for: kafka://x",
        "bean: {ref: nobody} | 7 | No bean could be found in the registry for: nobody",
        "bean: {ref: sweeps, method: noSuch} | 7 | Method with name: noSuch not found",
        "process: {ref: nobody} | 7 | No bean could be found in the registry for: nobody",
        "to: {uri: '{{chat.no-such}}'} | 7 | Property with key [chat.no-such] not found",
        "setBody: {simple: '${boddy}'} | 7 | Unknown function: boddy",
        "setBody: {groovy: '1'} | 7 | No language could be found for: groovy",
        "loop: {constant: 2} | 7 | Definition has no children",
        "to: {uri: 'sql:file:none.sql'} | 7 | none.sql does not exist",
        "to: {id: begin-sweep, uri: 'seda:x'} | 7 | the id begin-sweep is used twice, also in ",
        "]not: yaml | 7 | is not YAML: "
      })
  void a_step_that_cannot_be_built_is_reported_with_its_line(String step, int line, String reason) {
    routes.write(MINE, mine(step));

    assertThat(rejection())
        .startsWith(
            "Route edit rejected; the previous routes keep running: "
                + routes.name(MINE)
                + ":"
                + line
                + ": ")
        .contains(reason);
    routes.delete(MINE);
    assertThatMendingIsSeen();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: mine | id: sweep | :2: the id sweep is used twice, also in ",
        "direct:mine | direct:sweep | :1: the route mine begins where the route sweep does",
        "direct:mine | seda:stock-changed | the route mine takes announcements away from others"
      })
  void a_route_that_does_not_fit_the_others_is_refused(String text, String other, String reason) {
    routes.write(MINE, mine("log: there").replace(text, other));

    assertThat(rejection()).contains(routes.name(MINE)).contains(reason);
    routes.delete(MINE);
    assertThatMendingIsSeen();
  }

  @ParameterizedTest
  @CsvSource({"''", "'# all is commented out\n'", "[]", "hello"})
  void a_file_without_a_route_is_refused(String content) {
    routes.write(MINE, content);

    assertThat(rejection())
        .endsWith(routes.name(MINE) + ": holds no route: write one, or delete the file");
    routes.delete(MINE);
    assertThatMendingIsSeen();
  }

  @Test
  void a_typo_in_a_shipped_file_is_refused() {
    String shipped = routes.read("shop/write-stock.camel.yaml");
    routes.edit("shop/write-stock.camel.yaml", "bean:", "bena:");

    assertThat(rejection())
        .contains("shop/write-stock.camel.yaml:")
        .contains("Unknown node id: bena");
    routes.write("shop/write-stock.camel.yaml", shipped);
    assertThatMendingIsSeen();
  }

  @Test
  void a_file_of_sql_that_is_gone_is_refused_where_it_is_named() {
    String shipped = routes.read("sql/write-qty.sql");
    routes.delete("sql/write-qty.sql");

    assertThat(rejection()).contains("shop/write-stock.camel.yaml:").contains("write-qty.sql");
    routes.write("sql/write-qty.sql", shipped);
    assertThatMendingIsSeen();
  }

  @Test
  void a_configuration_that_no_file_holds_is_refused_where_it_is_named() {
    routes.write(MINE, mine("log: there").replace("from:", "routeConfigurationId: nix\n    from:"));

    assertThat(rejection())
        .contains(routes.name(MINE) + ":3: there is no routeConfiguration with the id nix");
    routes.delete(MINE);
    assertThatMendingIsSeen();
  }

  @Test
  void the_sweep_itself_must_not_go() {
    String shipped = routes.read("sweep/sweep.camel.yaml");
    routes.delete("sweep/sweep.camel.yaml");

    assertThat(rejection()).contains("no file holds a route with the id sweep");
    routes.write("sweep/sweep.camel.yaml", shipped);
    assertThatMendingIsSeen();
  }

  @Test
  void a_configuration_that_routes_name_must_not_go() {
    routes.edit("errors.camel.yaml", "id: sweep-errors", "id: other-errors");

    assertThat(rejection())
        .contains("sweep/sweep-timer.camel.yaml:")
        .contains("there is no routeConfiguration with the id sweep-errors");
    routes.edit("errors.camel.yaml", "id: other-errors", "id: sweep-errors");
    assertThatMendingIsSeen();
  }

  @Test
  void a_route_that_can_be_built_but_not_started_leaves_what_ran() {
    routes.edit("shop/log-changes.camel.yaml", "seda:stock-changed", "file:/no/such/folder");
    routes.edit(
        "shop/log-changes.camel.yaml",
        "multipleConsumers: true",
        "startingDirectoryMustExist: true\n        autoCreate: false");

    assertThat(rejection())
        .contains("shop/log-changes.camel.yaml:")
        .contains("Starting directory does not exist: /no/such/folder");
    routes
        .edit("shop/log-changes.camel.yaml", "file:/no/such/folder", "seda:stock-changed")
        .edit(
            "shop/log-changes.camel.yaml",
            "startingDirectoryMustExist: true\n        autoCreate: false",
            "multipleConsumers: true");
    assertThatMendingIsSeen();
  }

  @Test
  void what_it_holds_now_is_reported_when_a_bad_file_is_edited_and_bad_still() {
    routes.write(MINE, mine("bean: {ref: nobody}"));
    rejection();
    routes.write(MINE, mine("bean: {ref: nobody-else}"));

    assertThat(rejection()).contains("nobody-else");
  }

  @Test
  void two_bad_files_are_reported_together() {
    routes.write(MINE, mine("bean: {ref: nobody}"));
    routes.edit("sweep/sweep.camel.yaml", "ref: sweeps", "ref: sweps");

    assertThat(reloader.reload().problems())
        .extracting(Problem::file)
        .containsExactlyInAnyOrder(routes.name(MINE), routes.name("sweep/sweep.camel.yaml"));
  }

  @Test
  void a_good_edit_beside_a_bad_one_waits_for_it() {
    routes.write(MINE, mine("bean: {ref: nobody}"));
    routes.rename("shop/log-changes.camel.yaml", "shop/write-changes.camel.yaml");
    routes.edit("shop/write-changes.camel.yaml", "id: log-changes", "id: write-changes");
    rejection();
    assertThat(running()).contains("log-changes").doesNotContain("write-changes");

    routes.write(MINE, mine("log: there"));

    assertThat(reloader.reload().added()).containsExactlyInAnyOrder("mine", "write-changes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- beans: [{name: it, type: java.lang.Object}]",
        "- routeTemplate: {id: it, from: {uri: 'direct:it', steps: [{log: hi}]}}"
      })
  void what_camel_cannot_take_back_takes_a_restart(String item) {
    routes.write(MINE, item);

    assertThat(rejection()).contains("change only with a restart of the process");
  }
}
