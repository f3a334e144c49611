package io.headroom.sweep;

import io.headroom.text.Failures;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  private final Optional<Path> file;
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
   * @param clock says when somebody asked
   */
  public PauseSwitch(Optional<Path> folder, Clock clock) {
    this.file = folder.map(path -> path.resolve(FILE));
    this.clock = clock;
    this.pause = file.flatMap(this::read);
  }

  private Optional<Pause> read(Path kept) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(kept)) {
      properties.load(reader);
      return Optional.of(
          new Pause(
              properties.getProperty(BY, "somebody"),
              Instant.parse(properties.getProperty(SINCE, ""))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeParseException unreadable) {
      LOG.warn(
          "{} cannot be read, so nothing is written until somebody resumes: {}",
          kept,
          Failures.rootMessage(unreadable));
      return Optional.of(new Pause("somebody", now()));
    }
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
    LOG.atInfo().addKeyValue("caller", by).log("Resume{}", kept(this::forget));
  }

  /** A change of the file. */
  private interface Change {
    void make(Path kept) throws IOException;
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

  private void keep(Path kept) throws IOException {
    Properties properties = new Properties();
    pause.ifPresent(
        known -> {
          properties.setProperty(BY, known.by());
          properties.setProperty(SINCE, known.since().toString());
        });
    Files.createDirectories(kept.toAbsolutePath().getParent());
    Path next = kept.resolveSibling(FILE + ".next");
    try (Writer writer = Files.newBufferedWriter(next)) {
      properties.store(writer, "headroom resume ends it");
    }
    Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void forget(Path kept) throws IOException {
    Files.deleteIfExists(kept);
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
    return file.filter(kept -> Files.exists(kept) == isOn()).isPresent();
  }
}
