package io.headroom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.headroom.rig.Http;
import io.headroom.rig.LogLines;
import io.headroom.rig.Scenario;
import io.headroom.rig.ShippedRoutes;
import io.headroom.rig.Shop;
import io.headroom.rig.Station;
import io.headroom.rig.Sweeping;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The process over a JMX connection, as an operator's console has it. */
class JmxTest extends Scenario {

  private Station station;
  private JMXConnectorServer server;
  private JMXConnector console;
  private MBeanServerConnection beans;

  JmxTest(Shop shop) {
    super(shop);
  }

  @BeforeAll
  static void stay_on_this_machine() {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
  }

  @BeforeEach
  void connect() throws IOException {
    panel.acceptOnly("token-that-nobody-may-see");
    station = start(uncached().serving().with("headroom.sweep.period", "1d"));
    server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"),
            Map.of(),
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    console = server.toJMXConnector(Map.of());
    console.connect();
    beans = console.getMBeanServerConnection();
  }

  @AfterEach
  void disconnect() throws IOException {
    console.close();
    server.stop();
  }

  private static ObjectName bean(String id) throws JMException {
    return new ObjectName("org.apache.camel:context=headroom,type=routes,name=\"" + id + "\"");
  }

  private Object state(String id) throws JMException, IOException {
    return beans.getAttribute(bean(id), "State");
  }

  private String after(String operation, String id) throws JMException, IOException {
    beans.invoke(bean(id), operation, new Object[0], new String[0]);
    return operation + ": " + state(id);
  }

  @Test
  void every_route_is_there_by_its_id() throws JMException, IOException {
    Set<String> ids =
        beans.queryNames(bean("*"), null).stream()
            .map(name -> ObjectName.unquote(name.getKeyProperty("name")))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ids).isEqualTo(ShippedRoutes.ids());
  }

  @Test
  void every_route_can_be_stopped_and_started_and_suspended_and_resumed()
      throws JMException, IOException {
    for (String id : ShippedRoutes.ids()) {
      List<String> states =
          List.of(after("stop", id), after("start", id), after("suspend", id), after("resume", id));

      assertThat(states)
          .as(id)
          .containsExactly(
              "stop: Stopped", "start: Started", "suspend: Suspended", "resume: Started");
    }
  }

  @Test
  void a_process_whose_routes_were_all_stopped_and_started_sweeps() throws Exception {
    for (String id : ShippedRoutes.ids()) {
      after("stop", id);
    }
    for (String id : ShippedRoutes.ids()) {
      after("start", id);
    }
    shop.sql().update("UPDATE tblproducts SET qty = 3");

    station.sync();

    assertThat(shop.qtys()).isEqualTo(Map.of(12, 12, 13, 8));
  }

  @Test
  void a_timer_that_is_stopped_sweeps_no_more_and_one_that_is_started_sweeps_at_once()
      throws Exception {
    try (LogLines log = LogLines.listen()) {
      after("stop", "sweep-timer");
      room(4, 3);
      after("start", "sweep-timer");

      log.await("-> 3");
    }
    assertThat(shop.qty(12)).isEqualTo(3);
  }

  @Test
  void no_attribute_of_any_bean_shows_a_secret() throws Exception {
    station.sync();
    List<String> values = beans.queryNames(null, null).stream().flatMap(this::attributes).toList();

    assertThat(values).hasSizeGreaterThan(1000);
    assertThat(values)
        .noneMatch(value -> value.contains("token-that-nobody-may-see"))
        .noneMatch(value -> value.contains("secret of " + shop.name()));
  }

  private Stream<String> attributes(ObjectName name) {
    try {
      return Stream.of(beans.getMBeanInfo(name).getAttributes())
          .map(attribute -> value(name, attribute.getName()));
    } catch (JMException | IOException gone) {
      return Stream.empty();
    }
  }

  private String value(ObjectName name, String attribute) {
    try {
      return attribute + "=" + beans.getAttribute(name, attribute);
    } catch (JMException | IOException | RuntimeException unreadable) {
      return attribute + ": " + unreadable;
    }
  }

  @Test
  void nothing_runs_on_request_while_nobody_asks() throws Exception {
    ObjectName route = bean("sweep-on-request");
    station.sync();
    assertThat(beans.getAttribute(route, "ExchangesTotal")).isEqualTo(0L);

    Http.on(station.process().port()).post("/api/stock/recalculate", "");

    Sweeping.awaitUntil(() -> Objects.equals(1L, value(route)));
    assertThat(beans.getAttribute(route, "ExchangesCompleted")).isEqualTo(1L);
  }

  private Object value(ObjectName route) {
    try {
      return beans.getAttribute(route, "ExchangesTotal");
    } catch (JMException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Test
  void every_route_can_be_dumped_as_yaml() throws Exception {
    for (JsonNode route : ShippedRoutes.routes()) {
      // Camel leaves these out of every dump
      route.findParents("doCatch").forEach(step -> ((ObjectNode) step).remove("doCatch"));
      String id = route.path("id").asText();
      String dump = beans.invoke(bean(id), "dumpRouteAsYaml", new Object[0], new String[0]) + "";

      assertThat(new ObjectMapper(new YAMLFactory()).readTree(dump).findValuesAsText("id"))
          .as(id)
          .containsAll(route.findValuesAsText("id"));
    }
  }

  @Test
  void no_dump_of_a_route_shows_a_secret() throws Exception {
    for (String id : ShippedRoutes.ids()) {
      Object dump =
          beans.invoke(
              bean(id),
              "dumpRouteAsXml",
              new Object[] {true},
              new String[] {boolean.class.getName()});

      assertThat(dump.toString()).contains(id).doesNotContain("token-that-nobody-may-see");
    }
  }
}
