package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.headroom.sweep.SweepTicket;
import org.jspecify.annotations.Nullable;

/**
 * The state of a sweep that somebody asked for, in JSON.
 *
 * @param schema the name and version of the schema
 * @param id its id
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param result its result, when it is done
 * @param error why it could not run, when it failed
 */
public record SweepDocument(
    String schema,
    String id,
    String state,
    @JsonInclude(Include.NON_NULL) @Nullable RecalculateDocument result,
    @JsonInclude(Include.NON_NULL) @Nullable String error) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/sweep/1";

  /** Returns the document of a ticket. */
  public static SweepDocument of(SweepTicket ticket) {
    return ticket.fold(
        begun -> new SweepDocument(SCHEMA, ticket.id(), begun ? "running" : "waiting", null, null),
        report ->
            new SweepDocument(
                SCHEMA,
                ticket.id(),
                "done",
                RecalculateDocument.of(report, ticket.scope().products()),
                null),
        why -> new SweepDocument(SCHEMA, ticket.id(), "failed", null, why));
  }
}
