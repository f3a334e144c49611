package io.headroom.report;

import java.util.List;
import java.util.Set;

/**
 * The result of a reload, in JSON.
 *
 * @param schema the name and version of the schema
 * @param outcome what was done, in a word
 * @param added the ids of routes that were not there before
 * @param changed the ids of routes that were replaced
 * @param removed the ids of routes that are not there any more
 * @param problems why nothing was done, each as {@code file:line: reason}
 * @param warnings what is probably a mistake but does not stop the routes
 */
public record ReloadDocument(
    String schema,
    String outcome,
    Set<String> added,
    Set<String> changed,
    Set<String> removed,
    List<String> problems,
    List<String> warnings) {

  /** The name and version of the schema. */
  public static final String SCHEMA = "headroom/reload/1";

  /** Creates a document of this version. */
  public ReloadDocument(
      String outcome,
      Set<String> added,
      Set<String> changed,
      Set<String> removed,
      List<String> problems,
      List<String> warnings) {
    this(SCHEMA, outcome, added, changed, removed, problems, warnings);
  }
}
