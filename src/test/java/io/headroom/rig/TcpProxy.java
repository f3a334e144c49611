package io.headroom.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between Headroom and a database server: leads elsewhere, withholds answers, and cuts. */
public final class TcpProxy implements AutoCloseable {

  private static final int BUFFER = 65_536;

  private final ServerSocket server;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile String silentAfter = "";

  private TcpProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Opens a proxy before a port of 127.0.0.1. */
  public static TcpProxy before(int port) {
    try {
      TcpProxy proxy =
          new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a proxy", e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getLocalPort();
  }

  /** Leads new connections to another port; those that are open stay where they are. */
  public void lead(int port) {
    target = port;
  }

  /** Withholds every answer of a connection from when it has sent a text. */
  public void silentAfter(String text) {
    silentAfter = text;
  }

  /** Cuts every connection, and withholds nothing from new ones. */
  public void cut() {
    silentAfter = "";
    links.forEach(Link::cut);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Link link = new Link(server.accept(), target);
        links.add(link);
        daemon(link::ask);
        daemon(link::answer);
      } catch (IOException closed) {
        // the next turn ends, or takes the next connection
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a proxy", e);
    }
    cut();
  }

  private final class Link {

    private final Socket client;
    private final Socket database;
    private volatile boolean silent;

    Link(Socket client, int port) throws IOException {
      this.client = client;
      try {
        database = new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException refused) {
        client.close();
        throw refused;
      }
    }

    void ask() {
      pump(client, database, true);
    }

    void answer() {
      pump(database, client, false);
    }

    private void pump(Socket from, Socket to, boolean asking) {
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (asking && !silentAfter.isEmpty()) {
            String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            silent = silent || text.contains(silentAfter);
          }
          if (asking || !silent) {
            out.write(buffer, 0, read);
            out.flush();
          }
        }
      } catch (IOException ended) {
        // what follows ends the other side too
      }
      cut();
    }

    void cut() {
      links.remove(this);
      close(client);
      close(database);
    }

    private void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot cut a connection", e);
      }
    }
  }
}
