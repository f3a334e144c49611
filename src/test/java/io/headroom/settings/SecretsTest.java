package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ops.SweepException;
import io.headroom.rig.LogLines;
import io.headroom.rig.Onlooker;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.Readme;
import io.headroom.rig.Reply;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.Station;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token and the password: in the request and in the log-in, and nowhere else. */
class SecretsTest extends Scenario {

  private static final String TOKEN = "token-that-nobody-may-see";

  private final ShopUser user;

  SecretsTest(Shop shop) {
    super(shop);
    user = new Readme().user(shop);
  }

  @BeforeEach
  void make_the_token_one_of_a_kind() {
    panel.acceptOnly(TOKEN);
  }

  private Station station() {
    return start(uncached().as(user));
  }

  /** Sweeps well, and then with everything that can fail. */
  private void sweepInMany(Station station) {
    station.sync();
    panel.onGroup(4).reply(Reply.truncated());
    station.sync();
    panel.onEverything().reply(Reply.status(401));
    station.sync();
    panel.onEverything().reply(PanelAnswer.html(404, "Not Found"));
    station.sync();
    panel.onEverything().reply(Reply.redirect("http://127.0.0.1:9/elsewhere"));
    station.sync();
    panel.heal();
    shop.sql().update("REVOKE ALL PRIVILEGES, GRANT OPTION FROM '" + user.name() + "'@'%'");
    shop.sql().update("UPDATE tblproducts SET qty = 2");
    try {
      station.sync();
    } catch (SweepException refused) {
      assertThat(refused).hasMessageContaining("denied");
    }
  }

  private void isNoneOf(Stream<String> texts) {
    List<String> all = texts.toList();
    assertThat(all).isNotEmpty();
    assertThat(all.stream().filter(text -> text.contains(TOKEN))).isEmpty();
    assertThat(all.stream().filter(text -> text.contains(user.password()))).isEmpty();
  }

  @Test
  void no_log_line_has_them_however_much_is_logged() {
    Station.Draft draft = uncached().as(user);
    try (LogLines log = LogLines.listenToEverything()) {
      Station station = draft.start();
      sweepInMany(station);
      station.close();

      assertThat(log.messages("panel-request")).as("Camel's own lines").isNotEmpty();
      isNoneOf(Stream.concat(log.messages().stream(), log.stackTraces().stream()));
    }
  }

  @Test
  void no_exchange_has_them() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    Station station = station();
    station.context().getManagementStrategy().addEventNotifier(new Onlooker(seen));

    sweepInMany(station);

    assertThat(seen).anyMatch(text -> text.contains("panelAnswer"));
    isNoneOf(seen.stream());
  }

  @Test
  void no_uri_has_them() {
    Station station = station();
    station.sync();

    isNoneOf(station.context().getEndpoints().stream().map(Endpoint::getEndpointUri));
  }

  @Test
  void no_placeholder_of_the_routes_has_them() {
    Station station = station();

    isNoneOf(
        station.context().getPropertiesComponent().loadProperties().entrySet().stream()
            .map(String::valueOf));
  }

  @Test
  void no_report_has_them() {
    Station station = station();
    panel.onEverything().reply(Reply.status(401));

    isNoneOf(Stream.of(station.sync().toString()));
  }
}
