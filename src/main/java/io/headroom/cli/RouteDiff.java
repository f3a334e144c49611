package io.headroom.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What differs between the shipped routes and those of an installation. YAML is compared by what it
 * says, everything else line by line.
 */
final class RouteDiff {

  private static final int CONTEXT = 3;
  private static final String OWN = "custom/";

  private final List<String> differences = new ArrayList<>();
  private final List<String> own = new ArrayList<>();

  RouteDiff(RouteFiles shipped, RouteFiles installed) {
    shipped.contents().forEach((file, content) -> compare(file, content, installed.contents()));
    installed.contents().keySet().stream()
        .filter(file -> !shipped.contents().containsKey(file))
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
    String now = installed.getOrDefault(file, "");
    Optional<List<String>> said = said(file, before);
    Optional<List<String>> saidNow = said(file, now);
    differences.addAll(
        said.isPresent() && saidNow.isPresent()
            ? difference(file, said.get(), saidNow.get())
            : difference(file, before.lines().toList(), now.lines().toList()));
  }

  private static Optional<List<String>> said(String file, String content) {
    return file.endsWith(".yaml") ? Yaml.lines(content) : Optional.empty();
  }

  private static List<String> difference(String file, List<String> before, List<String> now) {
    return UnifiedDiffUtils.generateUnifiedDiff(
        "shipped/routes/" + file, "routes/" + file, before, DiffUtils.diff(before, now), CONTEXT);
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
