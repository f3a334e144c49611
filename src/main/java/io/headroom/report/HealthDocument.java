package io.headroom.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of the process, in JSON.
 *
 * @param status {@code UP}, {@code DEGRADED} or {@code DOWN}
 * @param live whether the process ticks
 * @param ready whether it can take events
 * @param database why the database does not answer, if it does not
 * @param troubles what is wrong
 * @param lastSuccess when a sweep last ended; null before the first
 * @param guarded whether the guard is on
 * @param unexplainedWrites how many qtys were found that something else wrote
 * @param lastUnexplainedWrites the last of them, in words
 */
public record HealthDocument(
    String status,
    boolean live,
    boolean ready,
    @JsonInclude(Include.NON_NULL) @Nullable String database,
    List<Part> troubles,
    @Nullable String lastSuccess,
    boolean guarded,
    long unexplainedWrites,
    List<String> lastUnexplainedWrites) {

  /** Something that is wrong: what kind of thing, and in words. */
  public record Part(String reason, String text) {}
}
