package io.headroom.cli.check;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.KeyStoreCheck;
import io.headroom.settings.ListenAddress;
import io.headroom.settings.ListenAddress.Refusal;
import io.headroom.settings.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Looks whether {@code run} could serve HTTP.
 *
 * @param settings how it is reached
 * @param list where the findings go
 */
public record HttpProbe(HttpSettings settings, Checklist list) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Says what there is to say. */
  public void look() {
    try {
      settings.keyStore().map(KeyStoreCheck::new).ifPresent(KeyStoreCheck::require);
    } catch (SettingsException refused) {
      refused.problems().forEach(problem -> list.fail("http", problem));
      return;
    }
    ListenAddress.of(settings)
        .refusal()
        .ifPresentOrElse(
            this::refused,
            () ->
                list.ok("http", "%s port %d is free".formatted(settings.host(), settings.port())));
  }

  private void refused(Refusal refusal) {
    if (!refusal.isTaken()) {
      list.fail("http", refusal.sentence());
    } else if (settings.keyStore().isPresent()) {
      list.warn(
          "http", refusal.sentence() + ", unless it is Headroom itself that runs there already");
    } else if (isHeadroom()) {
      list.ok(
          "http",
          "Headroom runs already on %s port %d".formatted(settings.host(), settings.port()));
    } else {
      list.fail("http", refusal.sentence());
    }
  }

  /** Whether what listens there is live as Headroom is. */
  private boolean isHeadroom() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://" + host + ":" + settings.port() + "/observe/health/live"))
              .timeout(PATIENCE)
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().equals("{\"status\":\"UP\"}");
    } catch (IOException | IllegalArgumentException other) {
      return false;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
