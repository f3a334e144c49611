package io.headroom.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What Headroom itself is.
 *
 * @param version its version
 * @param settings a fingerprint of its settings
 * @param routes a fingerprint of its routes
 */
public record Software(String version, String settings, String routes) {

  /** Returns in words what is another than before. */
  String since(Software before) {
    List<String> others = new ArrayList<>();
    if (!version.equals(before.version)) {
      others.add("the version (%s before, %s now)".formatted(before.version, version));
    }
    if (!settings.equals(before.settings)) {
      others.add("the settings");
    }
    if (!routes.equals(before.routes)) {
      others.add("the routes");
    }
    return "%s of Headroom changed, and nothing that the panel says explains the number"
        .formatted(String.join(" and ", others));
  }
}
