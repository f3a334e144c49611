package io.headroom.http;

import io.headroom.http.Deadlines.Deadline;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer, up to its deadline and up to a number of bytes. */
final class GuardedStream extends InputStream {

  private final InputStream body;
  private final AnswerLimit limit;
  private final Deadline deadline;
  private long read;

  GuardedStream(InputStream body, AnswerLimit limit, Deadline deadline) {
    this.body = body;
    this.limit = limit;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = body.read(into, offset, length);
    if (deadline.isMissed()) {
      throw deadline.failure();
    }
    if (count > 0) {
      read += count;
    }
    if (limit.isExceededBy(read)) {
      throw limit.exceeded();
    }
    return count;
  }
}
