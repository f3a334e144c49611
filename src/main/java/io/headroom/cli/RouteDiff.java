package io.headroom.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What differs between the shipped routes and those of an installation. */
final class RouteDiff {

  private static final int CONTEXT = 3;
  private static final String OWN = "custom/";
  private static final String PLACEHOLDER = "custom/.gitkeep";

  private final List<String> differences = new ArrayList<>();
  private final List<String> own = new ArrayList<>();

  RouteDiff(RouteFiles shipped, RouteFiles installed) {
    shipped.contents().forEach((file, content) -> compare(file, content, installed.contents()));
    installed.contents().keySet().stream()
        .filter(file -> !shipped.contents().containsKey(file) && !file.equals(PLACEHOLDER))
        .forEach(file -> (file.startsWith(OWN) ? own : differences).add(stranger(file)));
  }

  private static String stranger(String file) {
    return (file.startsWith(OWN) ? "own: routes/" : "added: routes/") + file;
  }

  private void compare(String file, String before, Map<String, String> installed) {
    if (!installed.containsKey(file)) {
      differences.add("missing: routes/" + file);
      return;
    }
    List<String> lines = before.lines().toList();
    List<String> now = installed.getOrDefault(file, "").lines().toList();
    differences.addAll(
        UnifiedDiffUtils.generateUnifiedDiff(
            "shipped/routes/" + file,
            "routes/" + file,
            lines,
            DiffUtils.diff(lines, now),
            CONTEXT));
  }

  /** Whether no file differs; those of the integrator do not count. */
  boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Returns what to print. */
  List<String> lines() {
    List<String> verdict = isEmpty() ? List.of("ok: the routes are as shipped") : List.of();
    return Stream.of(differences, own, verdict).flatMap(List::stream).toList();
  }
}
