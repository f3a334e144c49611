package io.headroom.bench;

import io.headroom.rig.Fleet;
import io.headroom.rig.LargeShop;
import io.headroom.rig.PanelAnswer;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The stand-in panel in a process of its own, so that what it takes does not count.
 *
 * <p>It answers from texts that are made beforehand, after a latency that may be changed.
 */
final class PanelServer implements AutoCloseable {

  private final Child child;
  private final String url;
  private final String token;

  private PanelServer(Child child) {
    this.child = child;
    String[] address = child.answer().split(" ", 2);
    url = address[0];
    token = address[1];
  }

  /** Starts a panel that knows the fleet of a shop. */
  static PanelServer of(LargeShop shop) {
    List<String> size =
        Stream.of(shop.products(), shop.groups(), shop.nodesPerGroup(), shop.packages())
            .map(String::valueOf)
            .toList();
    return new PanelServer(
        Child.start(
            PanelServer.class, List.of("-Dsun.net.httpserver.nodelay=true"), Map.of(), size));
  }

  /** The address. */
  String url() {
    return url;
  }

  /** The token that it accepts. */
  String token() {
    return token;
  }

  /** Lets every answer take so long from now on. */
  void latency(long millis) {
    child.ask(Long.toString(millis));
  }

  @Override
  public void close() {
    child.close();
  }

  /** Serves until its input ends. In: products, groups, nodes a group, packages. */
  public static void main(String[] size) throws IOException, InterruptedException {
    Fleet fleet = Sizes.shop(size).fleet();
    try (StandInPanel panel = StandInPanel.serving(fleet);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (int group : fleet.groups()) {
        String path = "/compute/hypervisors/groups/" + group + "/resources?results=200&page=1";
        fleet.answerGroup(group, answer(panel, path));
      }
      for (PanelPackage one : fleet.packages()) {
        fleet.answerPackage(one.id(), answer(panel, "/packages/" + one.id()));
      }
      System.out.println(panel.url() + " " + panel.token());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        panel.heal();
        panel.clearRequests();
        long millis = Long.parseLong(line);
        if (millis > 0) {
          panel.onEverything().reply(Reply.normal().after(Duration.ofMillis(millis)));
        }
        System.out.println("so be it");
      }
    }
  }

  private static PanelAnswer answer(StandInPanel panel, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(panel.url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + panel.token())
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return PanelAnswer.of(200, "application/json", body);
  }
}
