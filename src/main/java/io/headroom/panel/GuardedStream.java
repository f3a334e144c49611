package io.headroom.panel;

import io.headroom.panel.Deadlines.Deadline;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer, up to its deadline and up to a number of bytes. */
final class GuardedStream extends InputStream {

  private final InputStream body;
  private final AnswerLimit limit;
  private final Deadline deadline;
  private final Runnable abort;
  private long read;

  GuardedStream(InputStream body, AnswerLimit limit, Deadline deadline, Runnable abort) {
    this.body = body;
    this.limit = limit;
    this.deadline = deadline;
    this.abort = abort;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = readInTime(into, offset, length);
    if (count < 0) {
      deadline.end();
      return count;
    }
    read += count;
    if (limit.isExceededBy(read)) {
      deadline.end();
      abort.run();
      throw limit.exceeded();
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    deadline.end();
    body.close();
  }

  private int readInTime(byte[] into, int offset, int length) throws IOException {
    try {
      int count = body.read(into, offset, length);
      if (deadline.isMissed()) {
        throw deadline.failure();
      }
      return count;
    } catch (IOException broken) {
      if (deadline.isMissed()) {
        throw deadline.failure();
      }
      deadline.end();
      throw broken;
    }
  }
}
