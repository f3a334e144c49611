package io.headroom.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a port of this machine on which a test says exactly what it wants. */
public final class RawCall implements AutoCloseable {

  private static final int PATIENCE_MS = 20_000;

  private final Socket socket;

  private RawCall(Socket socket) {
    this.socket = socket;
  }

  /** Opens a connection. */
  public static RawCall to(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MS);
      return new RawCall(socket);
    } catch (IOException refused) {
      throw new AssertionError("no connection", refused);
    }
  }

  /** Sends a head without its end, and returns the whole answer. */
  public static String of(int port, String head) {
    try (RawCall call = to(port)) {
      return call.say(head + "Connection: close\r\n\r\n").rest();
    }
  }

  /** Sends something; nobody need read it any more. */
  public RawCall say(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException closed) {
      // the answer shows it
    }
    return this;
  }

  /** Returns what is answered until the connection is closed. */
  public String rest() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException reset) {
      return "";
    } catch (IOException open) {
      throw new AssertionError("the connection stays open", open);
    }
  }

  /**
   * Sends a text again and again, one character a moment, and returns what is answered until the
   * end.
   */
  public String drip(String text, int momentMs) {
    StringBuilder answer = new StringBuilder();
    try {
      socket.setSoTimeout(momentMs);
      for (int sent = 0; sent < PATIENCE_MS / momentMs; sent++) {
        say(text.substring(sent % text.length(), sent % text.length() + 1));
        try {
          int read = socket.getInputStream().read();
          if (read < 0) {
            return answer.toString();
          }
          answer.append((char) read);
        } catch (java.net.SocketTimeoutException quiet) {
          // go on dripping
        }
      }
      throw new AssertionError("the connection stays open");
    } catch (java.net.SocketException reset) {
      return answer.toString();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
