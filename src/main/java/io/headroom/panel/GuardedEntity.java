package io.headroom.panel;

import io.headroom.panel.Deadlines.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer whose body is read through a {@link GuardedStream}, in whatever way it is read. */
final class GuardedEntity extends HttpEntityWrapper {

  private final AnswerLimit limit;
  private final Deadline deadline;
  private final Runnable abort;

  GuardedEntity(HttpEntity answer, AnswerLimit limit, Deadline deadline, Runnable abort) {
    super(answer);
    this.limit = limit;
    this.deadline = deadline;
    this.abort = abort;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new GuardedStream(super.getContent(), limit, deadline, abort);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream content = getContent()) {
      content.transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    deadline.end();
    super.close();
  }
}
