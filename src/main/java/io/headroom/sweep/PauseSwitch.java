package io.headroom.sweep;

import io.headroom.text.Failures;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody asked that nothing is written. Kept in a file, it outlives the process. Safe for
 * use by several threads.
 */
public final class PauseSwitch {

  private static final Logger LOG = LoggerFactory.getLogger(PauseSwitch.class);
  private static final String FILE = "pause.properties";
  private static final String BY = "by";
  private static final String SINCE = "since";
  private static final String UNTIL = "until";

  /** How long a pause lasts where nobody says. */
  public static final Duration USUAL = Duration.ofHours(24);

  private final Optional<StateFile> file;
  private final Clock clock;
  private final LongSupplier ticker;
  private Optional<Pause> pause;

  /** When it ends, in ns of elapsed time. */
  private long end;

  /**
   * A pause that nobody ended yet.
   *
   * @param by who asked for it
   * @param since when
   * @param until when it ends by itself
   */
  public record Pause(String by, Instant since, Instant until) {

    /** In words. */
    @Override
    public String toString() {
      return "paused by " + by + " since " + since + " until " + until;
    }
  }

  /**
   * Takes up what an earlier process left. A file that cannot be read is a pause.
   *
   * @param folder where the pause is kept; without one it ends with the process
   * @param clock tells when somebody asked
   * @param ticker tells how time passes, in ns, and so when a pause is over
   */
  public PauseSwitch(Optional<Path> folder, Clock clock, LongSupplier ticker) {
    this.file = folder.map(path -> new StateFile(path.resolve(FILE)));
    this.clock = clock;
    this.ticker = ticker;
    this.pause = file.flatMap(this::read);
    this.pause.ifPresent(this::endsAtItsTime);
  }

  private Optional<Pause> read(StateFile kept) {
    try {
      return kept.read().map(this::parse);
    } catch (IOException | IllegalArgumentException | DateTimeParseException unreadable) {
      LOG.warn(
          "{} cannot be read, so nothing is written until somebody resumes: {}",
          kept,
          Failures.rootMessage(unreadable));
      return Optional.of(new Pause("somebody", now(), now().plus(USUAL)));
    }
  }

  private Pause parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
    return new Pause(
        properties.getProperty(BY, "somebody"),
        Instant.parse(properties.getProperty(SINCE, "")),
        Optional.ofNullable(properties.getProperty(UNTIL))
            .map(Instant::parse)
            .orElseGet(() -> now().plus(USUAL)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private void endsAtItsTime(Pause known) {
    Duration left = Duration.between(now(), known.until());
    end = ticker.getAsLong() + left.toNanos();
  }

  /**
   * Lets sweeps read and answer, and write nothing, until somebody resumes or the time is over. A
   * sweep that has begun to write goes on to its end. Who paused first stays who did, and since
   * when; the time counts from now.
   *
   * @param by who asks
   * @param length for how long
   */
  public synchronized void pause(String by, Duration length) {
    Instant until = now().plus(length);
    Pause next =
        pause()
            .map(known -> new Pause(known.by(), known.since(), until))
            .orElseGet(() -> new Pause(by, now(), until));
    pause = Optional.of(next);
    endsAtItsTime(next);
    LOG.atInfo()
        .addKeyValue("caller", by)
        .log("Pause: nothing is written until {} or somebody resumes{}", until, kept(this::keep));
  }

  /**
   * Lets sweeps write again.
   *
   * @param by who asks
   */
  public synchronized void resume(String by) {
    pause = Optional.empty();
    LOG.atInfo().addKeyValue("caller", by).log("Resume{}", kept(StateFile::remove));
  }

  /** A change of the file. */
  private interface Change {
    void make(StateFile kept) throws IOException;
  }

  private String kept(Change change) {
    if (file.isEmpty()) {
      return "; it lasts as long as this process (headroom.state-dir is not set)";
    }
    try {
      change.make(file.get());
      return "";
    } catch (IOException failure) {
      LOG.warn(
          "{} cannot be changed, so its old state applies again after a restart: {}",
          file.get(),
          Failures.rootMessage(failure));
      return "";
    }
  }

  private void keep(StateFile kept) throws IOException {
    Properties properties = new Properties();
    pause.ifPresent(
        known -> {
          properties.setProperty(BY, known.by());
          properties.setProperty(SINCE, known.since().toString());
          properties.setProperty(UNTIL, known.until().toString());
        });
    StringWriter text = new StringWriter();
    properties.store(text, "headroom resume ends it");
    kept.write(text.toString());
  }

  /** The pause, if there is one; it ends here when its time is over. */
  public synchronized Optional<Pause> pause() {
    if (pause.isPresent() && ticker.getAsLong() - end >= 0) {
      pause = Optional.empty();
      LOG.info("The pause is over: qtys are written again{}", kept(StateFile::remove));
    }
    return pause;
  }

  /** Whether nothing is written. */
  public boolean isOn() {
    return pause().isPresent();
  }

  /** Whether it is as it is now after a restart too. */
  public boolean isKept() {
    return file.filter(kept -> kept.exists() == isOn()).isPresent();
  }
}
