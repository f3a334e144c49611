package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Announcements;
import io.headroom.rig.Console;
import io.headroom.rig.ForeignText;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.Node;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of the shop and of the panel, and whatever shows them. */
class ForeignTextTest extends Scenario {

  private static final String NAME = ForeignText.storable();

  ForeignTextTest(Shop shop) {
    super(shop);
  }

  private Station station() {
    shop.sql().update("UPDATE tblproducts SET name = ?", NAME);
    fleet.group(4, Node.of(21).named(NAME).memory(131072, 4096));
    return start(
        uncached()
            .serving()
            .with("headroom.sweep.period", "1d")
            .custom(
                route(
                    """
                    - route:
                        id: adjust-qty
                        from:
                          uri: direct:adjust-qty
                          steps:
                            - setHeader:
                                name: reason
                                expression:
                                  simple:
                                    expression: ${header.productName}
                            - setBody:
                                expression:
                                  constant:
                                    expression: "3"
                    """)));
  }

  @Test
  void nothing_that_is_served_steers_a_terminal() {
    Station station = station();
    station.sync();
    Http http = Http.on(station.process().port());

    for (String path :
        List.of(
            "/api/stock", "/api/stock/12", "/api/plan", "/observe/metrics", "/observe/health")) {
      assertThat(ForeignText.harmful(http.get(path).body().replace("\u007f", "")))
          .as(path)
          .isEmpty();
    }
    assertThat(http.get("/observe/metrics").body()).contains("product=\"12\"");
  }

  @Test
  void nothing_that_a_recalculation_answers_steers_a_terminal() {
    Http http = Http.on(station().process().port());

    for (String body : List.of("{}", "{\"" + NAME + "\":1}")) {
      String answer = http.post("/api/stock/recalculate", body).body();
      assertThat(ForeignText.harmful(answer.replace("\u007f", ""))).isEmpty();
    }
  }

  @Test
  void no_text_of_an_announcement_steers_a_terminal() {
    shop.sql().update("UPDATE tblproducts SET qty = 0 WHERE id = 12");
    Station station = station();
    Announcements announcements = Announcements.of(station);
    station.sync();

    assertThat(announcements.next())
        .anySatisfy(
            event -> assertThat(event.get("text").toString()).startsWith("x").contains(" back in"))
        .allSatisfy(
            event -> assertThat(ForeignText.harmful(event.get("text").toString())).isEmpty());
  }

  @Test
  void nothing_that_a_console_shows_steers_a_terminal() throws Exception {
    Station station = station();
    station.sync();
    try (Console console = Console.connect()) {
      HeadroomMXBean bean = console.of(station);

      assertThat(
              ForeignText.harmful(
                  (bean.getLastSweep() + bean.explain(12) + bean.getTroubles())
                      .replace("\u007f", "")))
          .isEmpty();
    }
  }

  @Test
  void nothing_that_the_ledger_keeps_steers_a_terminal() {
    station().sync();

    assertThat(ForeignText.harmful(ledger(12).get("reason").toString())).isEmpty();
    assertThat(ledger(12).get("reason").toString()).startsWith("x");
  }

  @Test
  void no_message_of_a_sweep_steers_a_terminal() {
    try (LogLines log = LogLines.listen()) {
      station().sync();

      assertThat(log.messages("Product 12"))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(ForeignText.harmful(line)).isEmpty());
    }
  }
}
