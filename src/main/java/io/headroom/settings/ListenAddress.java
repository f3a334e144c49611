package io.headroom.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where requests are listened for.
 *
 * @param host the address
 * @param port the port; 0 for any that is free
 */
public record ListenAddress(String host, int port) {

  /** Returns that of the settings. */
  public static ListenAddress of(HttpSettings settings) {
    return new ListenAddress(settings.host(), settings.port());
  }

  /**
   * Why it cannot be listened on.
   *
   * @param sentence why, and what to do
   * @param isTaken whether another process listens there
   */
  public record Refusal(String sentence, boolean isTaken) {}

  /** Tries to listen, and returns why that fails; empty if it does not. */
  public Optional<Refusal> refusal() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(
          new Refusal(
              "cannot listen on %s port %d (%s): set headroom.http.host and headroom.http.port"
                  .formatted(host, port, failure.getMessage()),
              failure instanceof BindException
                  && String.valueOf(failure.getMessage()).contains("in use")));
    }
  }
}
