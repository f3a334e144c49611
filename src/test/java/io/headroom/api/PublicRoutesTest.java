package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.rig.Documents;
import io.headroom.rig.Http;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes of an integrator that are served over HTTP. */
class PublicRoutesTest extends Scenario {

  private static final String TOKEN = "master-0123456789abcdef";
  private static final String READER = "reader-0123456789abcdef";

  @TempDir private Path folder;

  PublicRoutesTest(Shop shop) {
    super(shop);
  }

  private static String route(String id, String group, String uri) {
    return """
    - route:
        id: %s
        %s
        from:
          uri: %s
          steps:
            - setBody:
                expression:
                  constant:
                    expression: %s
    """
        .formatted(id, group.isEmpty() ? "description: mine" : "group: " + group, uri, id);
  }

  private Station.Draft with(String... routes) throws IOException {
    Path file = folder.resolve("mine.camel.yaml");
    Files.writeString(file, String.join("", routes));
    return uncached().serving().with("headroom.sweep.period", "1d").custom(file);
  }

  private int serve(String... routes) throws IOException {
    return start(
            with(routes)
                .with("headroom.http.token", TOKEN)
                .with("headroom.http.tokens.reader.token", READER)
                .with("headroom.http.tokens.reader.scopes", "read"))
        .process()
        .port();
  }

  @Test
  void a_route_needs_a_token_unless_it_says_that_it_is_public() throws IOException {
    int port =
        serve(
            route("closed", "", "platform-http:/closed"),
            route("other", "mine", "platform-http:/other"),
            route("open", "headroom.public", "platform-http:/open"));

    assertThat(Http.on(port).get("/open").body()).isEqualTo("open");
    assertThat(Http.on(port).post("/open", "").body()).isEqualTo("open");
    assertThat(Http.on(port).get("/closed").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/closed/").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/%63losed").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/open/../closed").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/other").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).as(TOKEN).get("/closed").body()).isEqualTo("closed");
    assertThat(Http.on(port).as(READER).get("/closed").body()).isEqualTo("closed");
    assertThat(Http.on(port).as(READER).post("/closed", "").statusCode()).isEqualTo(403);
  }

  @Test
  void the_route_that_the_documents_show_is_public() throws IOException {
    String sample =
        Documents.blocks(Path.of("docs/api.md"), "yaml").stream()
            .map(Documents.Block::text)
            .collect(Collectors.joining());
    int port = serve(sample);

    assertThat(Http.on(port).get("/shop-window").body()).isEqualTo("open");
    assertThat(Http.on(port).post("/shop-window", "").statusCode()).isEqualTo(405);
  }

  @Test
  void a_public_route_opens_nothing_that_another_route_serves() throws IOException {
    int port =
        serve(
            route("wide", "headroom.public", "platform-http:/shop?matchOnUriPrefix=true"),
            route("secret", "", "platform-http:/shop/secret"),
            route("any", "headroom.public", "platform-http:/files/{name}"),
            route("keys", "", "platform-http:/files/keys"));

    assertThat(Http.on(port).get("/shop/window").body()).isEqualTo("wide");
    assertThat(Http.on(port).get("/shop/secret").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/shop/secret/").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/files/logo").body()).isEqualTo("any");
    assertThat(Http.on(port).get("/files/keys").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).get("/api/stock").statusCode()).isEqualTo(401);
  }

  @Test
  void without_any_token_a_route_is_served_to_programs_on_this_machine_alone() throws IOException {
    int port =
        start(
                with(
                    route("closed", "", "platform-http:/closed"),
                    route("open", "headroom.public", "platform-http:/open")))
            .process()
            .port();

    assertThat(Http.on(port).get("/closed").body()).isEqualTo("closed");
    assertThat(Http.on(port).with("X-Forwarded-For", "192.0.2.1").get("/closed").statusCode())
        .isEqualTo(403);
    assertThat(Http.on(port).with("X-Forwarded-For", "192.0.2.1").get("/open").body())
        .isEqualTo("open");
  }

  @Test
  void a_public_route_that_is_stopped_is_closed() throws IOException {
    Station station =
        start(
            with(route("open", "headroom.public", "platform-http:/open"))
                .with("headroom.http.token", TOKEN));
    int port = station.process().port();
    station.stop("open");

    assertThat(Http.on(port).get("/open").statusCode()).isEqualTo(401);
    assertThat(Http.on(port).as(TOKEN).get("/open").statusCode()).isEqualTo(503);
    assertThat(Http.on(port).as(TOKEN).get("/open").body()).contains("the route open does not run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headroom.publc | platform-http:/mine | which is not known: write headroom.public",
        "headroom.public | direct:mine | cannot be in the group headroom.public",
        "headroom.public | platform-http:/api/mine | cannot be in the group headroom.public",
        "headroom.public | platform-http:/observe | cannot be in the group headroom.public",
        "mine | platform-http:proxy | would be an open proxy",
        "mine | platform-http:/proxy-status | would be an open proxy",
        "mine | platform-http:proxy?httpMethodRestrict=GET | would be an open proxy",
      })
  void a_route_that_would_open_what_it_must_not_is_refused(String group, String uri, String why)
      throws IOException {
    Station.Draft draft = with(route("mine", group, uri));

    assertThatThrownBy(() -> start(draft))
        .satisfies(
            refused ->
                assertThat(io.headroom.text.Failures.rootMessage(refused))
                    .contains("the route mine")
                    .contains(why));
  }
}
