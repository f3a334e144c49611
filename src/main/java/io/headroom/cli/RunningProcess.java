package io.headroom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.HttpSettings.AccessToken;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The process that runs with the same settings, asked over HTTP: at the address and with the first
 * token of the settings that may operate.
 */
final class RunningProcess {

  private static final int PATIENCE_MS = 10_000;
  private static final int OK = 200;

  private final HttpSettings settings;

  RunningProcess(HttpSettings settings) {
    this.settings = settings;
  }

  /**
   * Posts, and returns the answer.
   *
   * @param body the texts of the body, by name; nothing for no body
   * @throws UnansweredException if it cannot be reached, or refuses
   */
  JsonNode post(String path, Map<String, String> body) {
    return ask("POST", path, body);
  }

  /**
   * Gets, and returns the answer.
   *
   * @throws UnansweredException if it cannot be reached, or refuses
   */
  JsonNode get(String path) {
    return ask("GET", path, Map.of());
  }

  private JsonNode ask(String method, String path, Map<String, String> body) {
    String address = address();
    try {
      HttpURLConnection connection = connection(URI.create(address + path));
      connection.setRequestMethod(method);
      if (!body.isEmpty()) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
          new ObjectMapper().writeValue(out, body);
        }
      }
      int status = connection.getResponseCode();
      JsonNode answer = answer(connection, status);
      if (status != OK) {
        throw new UnansweredException(
            "The process at %s refuses (%d): %s"
                .formatted(address, status, answer.path("error").asText()));
      }
      return answer;
    } catch (IOException failure) {
      throw new UnansweredException(
          "The process does not answer at %s (%s): it must run with the same settings"
              .formatted(address, failure.getMessage()));
    }
  }

  private String address() {
    if (settings.port() == 0) {
      throw new UnansweredException(
          "headroom.http.port is 0, so the port of the process is not known: set one");
    }
    String host = settings.host();
    // what listens everywhere is asked here
    String here =
        switch (host) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    return (settings.keyStore().isPresent() ? "https" : "http")
        + "://"
        + here
        + ":"
        + settings.port();
  }

  private HttpURLConnection connection(URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure && settings.keyStore().isPresent()) {
      // its own certificate and no other, whatever name of the machine it is for
      secure.setSSLSocketFactory(trusting(settings.keyStore().get()));
      secure.setHostnameVerifier((name, session) -> true);
    }
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    token().ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
    return connection;
  }

  private Optional<String> token() {
    Optional<String> token =
        settings.tokens().stream()
            .filter(each -> each.scopes().contains(Access.OPERATE))
            .map(AccessToken::token)
            .map(HttpSettings.Secret::value)
            .findFirst();
    if (token.isEmpty() && !settings.tokens().isEmpty()) {
      throw new UnansweredException(
          "No token of the settings may operate: set headroom.http.token, or the scope operate of"
              + " one of headroom.http.tokens");
    }
    return token;
  }

  private static SSLSocketFactory trusting(KeyStoreFile file) throws IOException {
    char[] password = file.password().value().toCharArray();
    try (InputStream in = Files.newInputStream(Path.of(file.file()))) {
      KeyStore served = KeyStore.getInstance("PKCS12");
      served.load(in, password);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String alias : Collections.list(served.aliases())) {
        trusted.setCertificateEntry(alias, served.getCertificate(alias));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException refused) {
      throw new IOException("headroom.http.key-store cannot be used: " + refused.getMessage());
    }
  }

  private static JsonNode answer(HttpURLConnection connection, int status) throws IOException {
    try (InputStream body =
        status == OK ? connection.getInputStream() : connection.getErrorStream()) {
      String text = body == null ? "{}" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException notOurs) {
      throw new IOException("what answers there is not Headroom");
    }
  }

  /** The process cannot be asked. */
  static final class UnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
      super(message);
    }
  }
}
