package io.headroom.ops;

import java.util.List;
import java.util.Map;

/**
 * The process for an operator's console: {@code io.headroom:type=Headroom}.
 *
 * <p>Answers are JSON documents of the same schemas as those of the API.
 */
public interface HeadroomMXBean {

  /** Sweeps now, over every product; returns what it came to, or after 30 s how far it is. */
  String sweep();

  /**
   * Computes one product again now, with the panel asked anew; returns what it came to.
   *
   * @param product its id in the shop
   */
  String recalculate(long product);

  /**
   * Returns the whole arithmetic of one product; nothing is written.
   *
   * @param product its id in the shop
   */
  String explain(long product);

  /** Forgets everything that the panel said, so that it is asked anew. */
  void invalidateCaches();

  /** Reads and answers, and writes nothing, for 24 hours or until somebody resumes. */
  void pause();

  /**
   * Reads and answers, and writes nothing, until somebody resumes or the time is over.
   *
   * @param length for how long, such as {@code 2h}
   */
  void pauseFor(String length);

  /**
   * Lets what is held apply with the next sweep.
   *
   * @param hold the id of the hold
   * @param why the reason, for the log
   */
  void approve(String hold, String why);

  /** Writes again. */
  void resume();

  /** Replaces the routes by what the files of {@code routes/} hold now; returns the result. */
  String reloadRoutes();

  /** The last sweep that ended, as JSON; empty before the first. */
  String getLastSweep();

  /** How often a product had an outcome since the start, by outcome. */
  Map<String, Long> getOutcomes();

  /** What the caches hold and how often it was used, such as {@code groups.hits}. */
  Map<String, Double> getCacheStatistics();

  /** Why the last edit of a route was rejected; empty if none is. */
  String getRejectedRouteEdit();

  /** The last qtys that something else wrote, in words. */
  List<String> getUnexplainedWrites();

  /** What is held, as JSON. */
  String getHolds();

  /** What is wrong, in words. */
  List<String> getTroubles();

  /** Whether nothing is written, because somebody asked for a pause. */
  boolean isPaused();

  /** What is logged: ERROR, WARN, INFO, DEBUG or TRACE. */
  String getLogLevel();

  /** Changes what is logged, until the process ends. */
  void setLogLevel(String level);
}
