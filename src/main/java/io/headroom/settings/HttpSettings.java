package io.headroom.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How Headroom is reached over HTTP.
 *
 * @param host the address that is listened on
 * @param port the port; 0 for any that is free
 * @param tokens who may call; empty for everybody on this machine
 * @param webhookToken what the panel's webhooks are authorised with
 * @param rateLimit how many requests a minute a token has, events not counted
 * @param keyStore what TLS is served with; plain HTTP without it
 * @param jolokia whether JMX is served over HTTP
 */
public record HttpSettings(
    String host,
    int port,
    List<AccessToken> tokens,
    Optional<Secret> webhookToken,
    int rateLimit,
    Optional<KeyStoreFile> keyStore,
    boolean jolokia) {

  /** What a token is good for. */
  public enum Access {
    /** To tell of events. */
    EVENTS,
    /** To read the stock, its explanation and the metrics. */
    READ,
    /** To ask for sweeps and to steer the process. */
    OPERATE;

    /** The name in settings and answers. */
    public String term() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A token, and what it is good for.
   *
   * @param name who has it, as the log names it
   * @param token the token
   * @param scopes what it is good for
   */
  public record AccessToken(String name, Secret token, Set<Access> scopes) {}

  /**
   * A PKCS12 key store with the server's certificate and its key.
   *
   * @param file where it is
   * @param password opens it
   */
  public record KeyStoreFile(String file, Secret password) {}

  /**
   * A value that is never shown.
   *
   * @param value the value
   */
  public record Secret(String value) {

    @Override
    public String toString() {
      return "(not shown)";
    }
  }
}
