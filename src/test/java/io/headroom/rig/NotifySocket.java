package io.headroom.rig;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The socket that systemd listens on for what a service says of itself. */
public final class NotifySocket implements AutoCloseable {

  private static final short UNIX = 1;
  private static final int DATAGRAMS = 2;
  private static final int OPTIONS_OF_SOCKETS = 1;
  private static final int RECEIVE_TIMEOUT = 20;
  private static final int LONGEST_PATH = 108;
  private static final long PATIENCE_SECONDS = 60;

  private final LibC libc = Native.load("c", LibC.class);
  private final Path path;
  private final int socket;

  private interface LibC extends Library {
    int socket(int domain, int type, int protocol);

    int bind(int socket, byte[] address, int length);

    int setsockopt(int socket, int level, int name, byte[] value, int length);

    int recv(int socket, byte[] buffer, long length, int flags);

    int close(int socket);
  }

  /** Listens on a path. */
  public NotifySocket(Path path) {
    this.path = path;
    socket = libc.socket(UNIX, DATAGRAMS, 0);
    byte[] address =
        ByteBuffer.allocate(Short.BYTES + LONGEST_PATH)
            .order(ByteOrder.nativeOrder())
            .putShort(UNIX)
            .put(path.toString().getBytes(StandardCharsets.UTF_8))
            .array();
    byte[] patience =
        ByteBuffer.allocate(2 * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(PATIENCE_SECONDS)
            .array();
    if (libc.bind(socket, address, address.length) != 0
        || libc.setsockopt(socket, OPTIONS_OF_SOCKETS, RECEIVE_TIMEOUT, patience, patience.length)
            != 0) {
      throw new IllegalStateException("cannot listen on " + path);
    }
  }

  /** The path. */
  public Path path() {
    return path;
  }

  /** Waits for what is said next. */
  public String next() {
    byte[] buffer = new byte[4096];
    int length = libc.recv(socket, buffer, buffer.length, 0);
    if (length < 0) {
      throw new AssertionError("nothing was said");
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    libc.close(socket);
  }
}
