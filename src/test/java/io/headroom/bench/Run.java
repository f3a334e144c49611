package io.headroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.cli.Headroom;
import io.headroom.rig.Http;
import io.headroom.rig.Ports;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The verb {@code run} in a process of its own, as an operator starts it, seen from outside: over
 * HTTP, and in what the operating system says of it.
 */
final class Run implements AutoCloseable {

  private static final String RECALCULATE = "/api/stock/recalculate";
  private static final String METRICS = "/observe/metrics";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Process process;
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();

  private Run(Process process, int port) {
    this.process = process;
    base = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it in a shop and returns when it answers. */
  static Run start(Shop shop, ShopUser user, PanelServer panel, List<String> options) {
    int port = Ports.QUIET.free();
    Map<String, String> settings = new HashMap<>();
    settings.put("HEADROOM_PANEL_URL", panel.url());
    settings.put("HEADROOM_PANEL_TOKEN", panel.token());
    settings.put("HEADROOM_DB_URL", shop.jdbcUrl());
    settings.put("HEADROOM_DB_USER", user.name());
    settings.put("HEADROOM_DB_PASSWORD", user.password());
    settings.put("HEADROOM_HTTP_PORT", Integer.toString(port));
    settings.put("HEADROOM_HTTP_RATE_LIMIT", "1000000");
    settings.put("HEADROOM_LOG_LEVEL", "WARN");
    // what is measured is what is asked for
    settings.put("HEADROOM_SWEEP_PERIOD", "1d");
    settings.put("HEADROOM_CACHE_GROUP_TTL", "1d");
    settings.put("HEADROOM_EVENT_QUIET_PERIOD", "0s");
    try {
      Process process =
          Child.builder(Headroom.class, options, settings, List.of("run"))
              .redirectOutput(Redirect.to(log().toFile()))
              .redirectErrorStream(true)
              .start();
      return new Run(process, port).awaitAnswer();
    } catch (IOException failure) {
      throw new UncheckedIOException("headroom cannot be started", failure);
    }
  }

  private static Path log() throws IOException {
    return Files.createDirectories(Path.of("target")).resolve("bench-run.log");
  }

  private Run awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isUp()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("run does not answer: see target/bench-run.log");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return this;
  }

  private boolean isUp() {
    try {
      return get("/observe/health").statusCode() == 200;
    } catch (UncheckedIOException refused) {
      return false;
    }
  }

  /**
   * Asks for a sweep and waits for its end.
   *
   * @param fresh whether the panel is asked anew
   */
  Sample recalculate(boolean fresh) {
    Duration cpu = cpu();
    long start = System.nanoTime();
    HttpResponse<String> answer =
        send(request(RECALCULATE).POST(BodyPublishers.ofString(fresh ? "{\"fresh\":true}" : "")));
    long nanos = System.nanoTime() - start;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("a sweep was answered with " + answer.body());
    }
    JsonNode summary = Http.json(answer).path("summary");
    return new Sample(
        nanos,
        summary.path("durationMs").asLong(),
        cpu().minus(cpu).toNanos(),
        summary.path("panelRequests").asLong(),
        summary.path("sqlStatements").asLong(),
        summary.path("sqlRoundTrips").asLong(),
        summary.path("changed").asLong());
  }

  /** Posts the event of a VPS that was built. */
  void provisioned(int product) {
    HttpResponse<String> answer =
        send(
            request("/api/events/provisioned")
                .POST(BodyPublishers.ofString("{\"productId\":" + product + "}")));
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("an event was answered with " + answer.body());
    }
  }

  /** Scrapes the metrics and returns how many bytes they are. */
  int scrape() {
    HttpResponse<String> answer = get(METRICS);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("a scrape was answered with " + answer.statusCode());
    }
    return answer.body().length();
  }

  /** Processor time of the process so far, on all its threads; in steps of 10 ms on Linux. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Memory that the process holds, in MB; 0 where the operating system does not say. */
  long residentMb() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while headroom answers", hurry);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
