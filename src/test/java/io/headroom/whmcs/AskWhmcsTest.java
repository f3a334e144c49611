package io.headroom.whmcs;

import static io.headroom.rig.StandInWhmcsApi.error;
import static io.headroom.rig.StandInWhmcsApi.html;
import static io.headroom.rig.StandInWhmcsApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.order.WhmcsAnswer;
import io.headroom.order.WhmcsAnswer.Refused;
import io.headroom.order.WhmcsAnswer.Success;
import io.headroom.order.WhmcsAnswer.Unavailable;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInWhmcsApi;
import io.headroom.rig.StandInWhmcsApi.Said;
import io.headroom.rig.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route that asks the API of WHMCS, and everything that can go wrong on its way. */
class AskWhmcsTest extends Scenario {

  private StandInWhmcsApi api;

  AskWhmcsTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void open_the_api() {
    api = closing(StandInWhmcsApi.of(shop));
  }

  private Station.Draft draft() {
    return uncached().with(api.settings());
  }

  private static WhmcsAnswer ask(Station station) {
    return station
        .context()
        .createProducerTemplate()
        .requestBody(
            "direct:ask-whmcs", "action=WhmcsDetails&responsetype=json", WhmcsAnswer.class);
  }

  private WhmcsAnswer heard(Said said) {
    api.behave(form -> said);
    return ask(start(draft()));
  }

  private static String reason(WhmcsAnswer answer) {
    return ((Unavailable) answer).reason();
  }

  @Test
  void the_version_of_the_shop() {
    assertThat(ask(start(draft()))).isEqualTo(new Success("9.0.1-release.1"));
  }

  @Test
  void wrong_credentials() {
    assertThat(reason(ask(start(draft().with("headroom.whmcs.secret", "wrong")))))
        .startsWith("WHMCS says \"Authentication Failed\": check headroom.whmcs.identifier and");
  }

  @Test
  void credentials_keep_their_characters() {
    api.acceptOnly("ide ntifier&secret=x", "söcret=+%");

    assertThat(
            ask(
                start(
                    draft()
                        .with("headroom.whmcs.identifier", "ide ntifier&secret=x")
                        .with("headroom.whmcs.secret", "söcret=+%"))))
        .isInstanceOf(Success.class);
  }

  @Test
  void an_error_with_status_403() {
    assertThat(reason(heard(error(403, "Invalid IP 192.0.2.7"))))
        .startsWith("WHMCS says \"Invalid IP 192.0.2.7\": allow this machine's address");
  }

  @Test
  void an_error_with_status_200() {
    assertThat(heard(error(200, "Command Not Found"))).isEqualTo(new Refused("Command Not Found"));
  }

  @Test
  void a_page_of_a_firewall() {
    assertThat(reason(heard(html(403)))).startsWith("a page of HTML came (status 403)");
  }

  @Test
  void an_empty_answer() {
    assertThat(reason(heard(json(200, "")))).startsWith("an empty answer came (status 200)");
  }

  @Test
  void a_redirect_is_not_followed() {
    assertThat(reason(heard(json(302, "")))).contains("to the address that it redirects to");
    assertThat(api.forms()).hasSize(1);
  }

  @Test
  void an_answer_that_never_ends() {
    assertThat(reason(heard(json(200, " ".repeat(1 << 21))))).contains("larger than 1 MB");
  }

  @Test
  void a_shop_that_is_down() {
    Station station = start(draft());
    api.stop();

    assertThat(reason(ask(station))).contains("refused the connection");
  }

  @Test
  void a_shop_that_hangs() {
    api.hang();

    assertThat(reason(ask(start(draft().with("headroom.whmcs.response-timeout", "200ms")))))
        .isEqualTo("WHMCS did not answer in full within 200 ms (headroom.whmcs.response-timeout)");
    assertThat(api.forms()).as("asked once").hasSize(1);
  }

  @Test
  void an_answer_that_trickles() {
    api.trickle();
    api.behave(form -> json(200, " ".repeat(10_000)));

    assertThat(reason(ask(start(draft().with("headroom.whmcs.response-timeout", "300ms")))))
        .isEqualTo("WHMCS did not answer in full within 300 ms (headroom.whmcs.response-timeout)");
  }

  @Test
  void an_answer_that_repeats_the_credentials_comes_without_them() {
    assertThat(
            heard(
                error(
                    200,
                    "identifier=" + api.identifier() + " secret=" + api.secret() + " is wrong")))
        .isEqualTo(new Refused("identifier=(not shown) secret=(not shown) is wrong"));
  }
}
