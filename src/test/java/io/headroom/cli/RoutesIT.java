package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.HeadroomCommandLine.Ended;
import io.headroom.rig.ShippedRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes check} and {@code routes diff}, where there is nothing but {@code routes/}. */
class RoutesIT {

  private static final String MINE =
      """
      - route:
          id: mine
          from:
            uri: direct:mine
            steps:
              - to:
                  uri: "{{chat.url}}"
              - bean:
                  ref: nobody
      """;

  private final Path routes;
  private final HeadroomCommandLine headroom;

  RoutesIT(@TempDir Path folder) {
    headroom = HeadroomCommandLine.in(folder);
    routes = folder.resolve("routes");
  }

  private static int shipped() {
    return ShippedRoutes.ids().size();
  }

  @Test
  void the_shipped_routes_are_in_order() throws IOException {
    Ended check = headroom.run("routes", "check");
    Ended diff = headroom.run("routes", "diff");

    assertThat(check).isEqualTo(new Ended(0, "ok: " + shipped() + " routes\n", ""));
    assertThat(diff).isEqualTo(new Ended(0, "ok: the routes are as shipped\n", ""));
  }

  @Test
  void a_problem_is_reported_with_its_line() throws IOException {
    headroom.with("chat.url", "seda:chat").with("headroom.panel.token-file", "/not/here");
    Files.writeString(routes.resolve("custom/mine.camel.yaml"), MINE);

    assertThat(headroom.run("routes", "check"))
        .isEqualTo(
            new Ended(
                1,
                "routes/custom/mine.camel.yaml:9: No bean could be found in the registry for:"
                    + " nobody\n",
                ""));
  }

  @Test
  void a_warning_does_not_fail() throws IOException {
    headroom.with("chat.url", "https://chat.example.net/hook?httpMethud=POST");
    Files.writeString(routes.resolve("custom/mine.camel.yaml"), MINE.replace("nobody", "sweeps"));

    Ended check = headroom.run("routes", "check");

    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .contains("warning: routes/custom/mine.camel.yaml")
        .contains("httpMethud is not an option of Camel's http")
        .endsWith("ok: " + (shipped() + 1) + " routes\n");
  }

  @Test
  void a_route_that_anybody_may_call_is_warned_about() throws IOException {
    Files.writeString(
        routes.resolve("custom/mine.camel.yaml"),
        """
        - route:
            id: mine
            group: headroom.public
            from:
              uri: platform-http:/mine
              steps:
                - log: asked
        """);

    Ended check = headroom.run("routes", "check");

    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .startsWith(
            "warning: routes/custom/mine.camel.yaml:3: the route mine serves platform-http:")
        .contains("/mine without a token\n")
        .endsWith("ok: " + (shipped() + 1) + " routes\n");
  }

  @Test
  void a_group_that_is_nearly_the_public_one_is_a_problem() throws IOException {
    Files.writeString(
        routes.resolve("custom/mine.camel.yaml"),
        MINE.replace("id: mine", "id: mine\n    group: headroom.pubic"));

    Ended check = headroom.with("chat.url", "seda:chat").run("routes", "check");

    assertThat(check.exitCode()).isOne();
    assertThat(check.out())
        .contains("the route mine is in the group headroom.pubic", "write headroom.public");
  }

  @Test
  void a_file_that_looks_like_a_route_is_warned_about() throws IOException {
    Files.createDirectories(routes.resolve("custom/chat"));
    Files.writeString(routes.resolve("custom/chat/mine.yaml"), MINE);
    Files.writeString(routes.resolve("custom/._mine.camel.yaml"), "left by a Mac");

    Ended check = headroom.run("routes", "check");

    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .startsWith("warning: routes/custom/chat/mine.yaml: is not read: ")
        .endsWith("ok: " + shipped() + " routes\n")
        .doesNotContain("._mine");
  }

  @Test
  void what_differs_is_shown() throws IOException {
    Path sweep = routes.resolve("sweep/sweep.camel.yaml");
    Files.writeString(sweep, Files.readString(sweep).replace("id: begin-sweep\n", "id: start\n"));
    Files.delete(routes.resolve("sql/write-qty.sql"));
    Files.writeString(routes.resolve("more.camel.yaml"), MINE);
    Files.writeString(routes.resolve("custom/mine.camel.yaml"), MINE);

    Ended diff = headroom.run("routes", "diff");

    assertThat(diff.exitCode()).isEqualTo(2);
    assertThat(diff.out())
        .contains("-            id: begin-sweep\n+            id: start\n")
        .contains("missing: routes/sql/write-qty.sql\n", "added: routes/more.camel.yaml\n")
        .endsWith("own: routes/custom/mine.camel.yaml\n");
  }
}
