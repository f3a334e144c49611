package io.headroom.sweep;

import io.headroom.text.Failures;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
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

  private final Optional<StateFile> file;
  private final Clock clock;
  private volatile Optional<Pause> pause;

  /**
   * A pause that nobody ended yet.
   *
   * @param by who asked for it
   * @param since when
   */
  public record Pause(String by, Instant since) {

    /** In words. */
    @Override
    public String toString() {
      return "paused by " + by + " since " + since;
    }
  }

  /**
   * Takes up what an earlier process left. A file that cannot be read is a pause.
   *
   * @param folder where the pause is kept; without one it ends with the process
   * @param clock tells when somebody asked
   */
  public PauseSwitch(Optional<Path> folder, Clock clock) {
    this.file = folder.map(path -> new StateFile(path.resolve(FILE)));
    this.clock = clock;
    this.pause = file.flatMap(this::read);
  }

  private Optional<Pause> read(StateFile kept) {
    try {
      return kept.read().map(PauseSwitch::parse);
    } catch (IOException | IllegalArgumentException | DateTimeParseException unreadable) {
      LOG.warn(
          "{} cannot be read, so that nothing is written until somebody resumes: {}",
          kept,
          Failures.rootMessage(unreadable));
      return Optional.of(new Pause("somebody", now()));
    }
  }

  private static Pause parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
    return new Pause(
        properties.getProperty(BY, "somebody"), Instant.parse(properties.getProperty(SINCE, "")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Lets sweeps read and answer, and write nothing, until somebody resumes. A sweep that has begun
   * to write goes on to its end. Who paused first stays who did.
   *
   * @param by who asks
   */
  public synchronized void pause(String by) {
    if (pause.isEmpty()) {
      pause = Optional.of(new Pause(by, now()));
    }
    LOG.atInfo()
        .addKeyValue("caller", by)
        .log("Pause: nothing is written until somebody resumes{}", kept(this::keep));
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
          "{} cannot be changed, so that a restart begins as it says: {}",
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
        });
    StringWriter text = new StringWriter();
    properties.store(text, "headroom resume ends it");
    kept.write(text.toString());
  }

  /** The pause, if there is one. */
  public Optional<Pause> pause() {
    return pause;
  }

  /** Whether nothing is written. */
  public boolean isOn() {
    return pause.isPresent();
  }

  /** Whether it is as it is now after a restart too. */
  public boolean isKept() {
    return file.filter(kept -> kept.exists() == isOn()).isPresent();
  }
}
