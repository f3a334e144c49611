package io.headroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.LogLines;
import io.headroom.rig.Onlooker;
import io.headroom.rig.Scenario;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInWhmcsApi;
import io.headroom.rig.Station;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The credentials of the WHMCS API: in the form that leaves for the shop, and nowhere else. */
class WhmcsSecretsTest extends Scenario {

  private static final List<String> SECRETS =
      List.of("identifier-that-nobody-sees", "secret-that-nobody-sees", "key-that-nobody-sees");

  private StandInWhmcsApi api;

  WhmcsSecretsTest(Shop shop) {
    super(shop);
  }

  @BeforeEach
  void open_the_api() {
    api = closing(StandInWhmcsApi.of(shop));
    api.acceptOnly(SECRETS.get(0), SECRETS.get(1));
  }

  private Station.Draft draft() {
    return uncached()
        .serving()
        .with("headroom.sweep.period", "1d")
        .with("headroom.whmcs.accept-period", "1d")
        .with("headroom.whmcs.api-url", api.url())
        .with("headroom.whmcs.identifier", SECRETS.get(0))
        .with("headroom.whmcs.secret", SECRETS.get(1))
        .with("headroom.whmcs.access-key", SECRETS.get(2));
  }

  /** Asks the API in every way that it can answer, with answers that repeat the credentials. */
  private void askInMany(Station station) {
    ask(station);
    api.behave(form -> StandInWhmcsApi.error(200, "What is " + form.fields() + "?"));
    ask(station);
    api.behave(form -> new StandInWhmcsApi.Said(403, "text/html", "<p>" + form.fields() + "</p>"));
    ask(station);
    api.hang();
    ask(station);
    api.stop();
    ask(station);
  }

  private static void ask(Station station) {
    var unused =
        station
            .context()
            .createProducerTemplate()
            .requestBody("direct:ask-whmcs", "action=WhmcsDetails&responsetype=json");
  }

  private static void isNoneOf(Stream<String> texts) {
    List<String> all = texts.toList();
    assertThat(all).isNotEmpty();
    for (String secret : SECRETS) {
      assertThat(all.stream().filter(text -> text.contains(secret))).isEmpty();
    }
  }

  @Test
  void the_form_has_them() {
    ask(start(draft()));

    assertThat(api.forms().get(0).fields().values()).containsAll(SECRETS);
  }

  @Test
  void no_log_line_has_them_however_much_is_logged() {
    Station.Draft draft = draft().with("headroom.whmcs.response-timeout", "2s");
    int order = shop.order("Pending");
    shop.service(12, order, "Active");
    try (LogLines log = LogLines.listenToEverything()) {
      Station station = draft.start();
      log.await("Order " + order + " is accepted");
      askInMany(station);
      station.close();

      assertThat(log.messages("ask-whmcs")).as("Camel's own lines").isNotEmpty();
      isNoneOf(Stream.concat(log.messages().stream(), log.stackTraces().stream()));
    }
  }

  @Test
  void no_exchange_has_them() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    Station station = start(draft().with("headroom.whmcs.response-timeout", "200ms"));
    station.context().getManagementStrategy().addEventNotifier(new Onlooker(seen));

    askInMany(station);

    assertThat(seen).anyMatch(text -> text.contains("action=WhmcsDetails"));
    isNoneOf(seen.stream());
  }

  @Test
  void no_uri_and_no_placeholder_has_them() {
    Station station = start(draft());

    isNoneOf(
        Stream.concat(
            station.context().getEndpoints().stream().map(Endpoint::getEndpointUri),
            station.context().getPropertiesComponent().loadProperties().entrySet().stream()
                .map(String::valueOf)));
  }

  @Test
  void no_attribute_of_any_bean_has_them() {
    Station station = start(draft());
    ask(station);
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    isNoneOf(
        beans.queryNames(null, null).stream()
            .filter(name -> name.getDomain().startsWith("org.apache.camel"))
            .flatMap(name -> attributes(beans, name)));
  }

  private static Stream<String> attributes(MBeanServer beans, ObjectName name) {
    try {
      return Stream.of(beans.getMBeanInfo(name).getAttributes())
          .map(attribute -> value(beans, name, attribute.getName()));
    } catch (JMException gone) {
      return Stream.empty();
    }
  }

  private static String value(MBeanServer beans, ObjectName name, String attribute) {
    try {
      return attribute + "=" + beans.getAttribute(name, attribute);
    } catch (JMException | RuntimeException unreadable) {
      return attribute + ": " + unreadable;
    }
  }
}
