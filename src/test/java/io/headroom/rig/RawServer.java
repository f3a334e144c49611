package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Something that listens and says the same to everybody, whatever it is asked. */
public final class RawServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

  private RawServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts one that says this and then keeps the connection open. */
  public static RawServer answering(String bytes) {
    try {
      RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread thread =
          new Thread(() -> server.serve(bytes.getBytes(StandardCharsets.US_ASCII)), "raw-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void serve(byte[] bytes) {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        connection.getOutputStream().write(bytes);
      }
    } catch (IOException closed) {
      // The test is over, or the client went away.
    }
  }

  public String url(String scheme) {
    return scheme + "://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
