package io.headroom.report;

import io.headroom.sweep.PauseSwitch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing is written, in JSON.
 *
 * @param schema the name and version of the schema
 * @param paused whether nothing is written, because somebody asked for a pause
 * @param by who asked; null without a pause
 * @param since when; null without a pause
 * @param until when it ends by itself; null without a pause
 * @param kept whether it is the same after a restart
 */
public record PauseDocument(
    String schema,
    boolean paused,
    @Nullable String by,
    @Nullable String since,
    @Nullable String until,
    boolean kept) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/pause/1";

  /** Returns the document of a switch. */
  public static PauseDocument of(PauseSwitch pauses) {
    Optional<PauseSwitch.Pause> pause = pauses.pause();
    return new PauseDocument(
        SCHEMA,
        pause.isPresent(),
        pause.map(PauseSwitch.Pause::by).orElse(null),
        pause.map(each -> each.since().toString()).orElse(null),
        pause.map(each -> each.until().toString()).orElse(null),
        pauses.isKept());
  }
}
