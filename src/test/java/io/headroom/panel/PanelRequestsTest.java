package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.capacity.Lookup;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.PanelRequest;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reaches the panel, and what reaches nobody else. */
@Tag("rig")
class PanelRequestsTest {

  private final Fleet fleet =
      new Fleet().add(PanelPackage.of(7)).add(PanelPackage.of(8)).group(4, Node.of(21));
  private final StandInPanel standIn = StandInPanel.serving(fleet);
  private PanelRoutes routes;

  @BeforeEach
  void start() {
    routes = PanelRoutes.to(standIn);
  }

  @AfterEach
  void stop() {
    routes.close();
    standIn.close();
  }

  @Test
  void a_package_is_asked_for_by_its_id() {
    assertThat(routes.vpsPackage(7)).isInstanceOf(Lookup.Found.class);

    assertThat(standIn.requests())
        .extracting(request -> request.method() + " " + request.target())
        .containsExactly("GET /api/v1/packages/7");
  }

  @Test
  void a_group_is_asked_for_with_the_largest_page() {
    assertThat(routes.group(4)).isInstanceOf(Lookup.Found.class);

    assertThat(standIn.requests())
        .extracting(PanelRequest::target)
        .containsExactly("/api/v1/compute/hypervisors/groups/4/resources?results=200&page=1");
  }

  @Test
  void connect_is_asked_for_without_a_query() {
    assertThat(routes.connect()).isEqualTo(new PanelIdentity(true, ""));

    assertThat(standIn.requests())
        .extracting(PanelRequest::target)
        .containsExactly("/api/v1/connect");
  }

  @Test
  void a_request_says_who_asks_and_what_it_accepts_and_nothing_of_the_exchange() {
    routes.template().requestBodyAndHeader("direct:panel-connect", "body", "X-Of-The-Shop", "1");

    PanelRequest request = standIn.requests().get(0);
    assertThat(request.header("Authorization")).hasValue("Bearer stand-in-token");
    assertThat(request.header("Accept")).hasValue("application/json");
    assertThat(request.header("User-Agent").orElseThrow()).startsWith("Headroom/");
    assertThat(request.headers().keySet())
        .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
        .containsExactly(
            "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent");
  }

  @Test
  void headers_that_name_another_address_do_nothing() {
    try (StandInPanel other = StandInPanel.serving(fleet)) {
      Map<String, Object> injected =
          Map.of(
              Exchange.HTTP_URI,
              other.url() + "/evil",
              Exchange.HTTP_PATH,
              "/evil",
              Exchange.HTTP_QUERY,
              "evil=1",
              "CamelHttpRawQuery",
              "evil=1",
              "CamelRestHttpUri",
              other.url() + "/evil",
              Exchange.HTTP_METHOD,
              "DELETE",
              "CamelHttpHost",
              "example.net");

      routes.template().requestBodyAndHeaders("direct:panel-connect", "", injected);
      routes.template().requestBodyAndHeaders("direct:lookup-package", 7L, injected);

      assertThat(other.requests()).isEmpty();
      assertThat(standIn.requests())
          .extracting(request -> request.method() + " " + request.target())
          .containsExactly("GET /api/v1/connect", "GET /api/v1/packages/7");
    }
  }

  @Test
  void the_headers_of_the_caller_are_as_they_were() {
    Exchange after =
        routes
            .template()
            .request(
                "direct:panel-connect",
                exchange -> exchange.getMessage().setHeader("trigger", "timer"));

    assertThat(after.getMessage().getHeaders()).isEqualTo(Map.of("trigger", "timer"));
  }

  @Test
  void an_id_that_is_no_number_reaches_no_address() {
    Object answer = routes.template().requestBody("direct:lookup-package", "7/../../connect");

    assertThat(PanelRoutes.reason((Lookup<?>) answer)).contains("wrong type");
    assertThat(standIn.requests()).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    try (StandInPanel other = StandInPanel.serving(fleet)) {
      standIn.onEverything().reply(Reply.redirect(other.url() + "/api/v1/packages/7"));

      assertThat(PanelRoutes.reason(routes.vpsPackage(7))).contains("redirects (302)");

      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void no_other_host_is_sent_the_token() {
    try (StandInPanel other = StandInPanel.serving(fleet)) {
      routes
          .template()
          .request(other.url() + "/api/v1/connect?httpClientConfigurer=#panelHttp", exchange -> {});

      assertThat(other.requests()).hasSize(1);
      assertThat(other.requests().get(0).header("Authorization")).isEmpty();
    }
  }

  @Test
  void a_cookie_is_not_kept() {
    standIn.onEverything().times(1).reply(Reply.status(500).with("Set-Cookie", "session=1"));
    routes.vpsPackage(7);
    routes.vpsPackage(7);

    assertThat(standIn.requests())
        .hasSize(2)
        .allMatch(request -> request.header("Cookie").isEmpty());
  }

  @Test
  void one_connection_serves_one_request_after_the_other() {
    routes.vpsPackage(7);
    routes.vpsPackage(8);
    routes.group(4);

    assertThat(standIn.requests().stream().map(PanelRequest::clientPort).distinct()).hasSize(1);
  }

  @Test
  void requests_are_counted() {
    routes.vpsPackage(7);
    routes.vpsPackage(7);
    routes.group(4);

    assertThat(routes.panel().requests()).isEqualTo(2);
  }

  @Test
  void a_connection_that_cannot_be_opened_is_no_request() {
    standIn.stop();

    routes.vpsPackage(7);

    assertThat(routes.panel().requests()).isZero();
  }

  @Test
  void a_path_in_the_address_of_the_panel_is_kept() {
    PanelSettings below =
        PanelSettings.defaults(
            URI.create(standIn.url() + "/behind/a/proxy/"), PanelToken.of("stand-in-token"));
    try (PanelRoutes there = PanelRoutes.with(below)) {
      there.vpsPackage(7);
    }

    assertThat(standIn.requests())
        .extracting(PanelRequest::target)
        .isEqualTo(List.of("/behind/a/proxy/packages/7"));
  }
}
