package io.headroom.cli.check;

import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.RouteCall;
import io.headroom.panel.PanelIdentity;
import io.headroom.settings.Settings;
import java.util.List;

/**
 * Looks whether the panel answers, and lets its token read what a sweep reads.
 *
 * @param process a process that runs
 * @param settings its settings
 * @param list where the findings go
 */
public record PanelProbe(HeadroomProcess process, Settings settings, Checklist list) {

  /** Says what there is to say, and returns whether a sweep can be made. */
  public boolean isUsable(List<Long> packageIds) {
    String url = settings.panel().baseUrl().toString();
    PanelIdentity identity = ask("direct:panel-connect", "", "", PanelIdentity.class);
    if (!identity.itself()) {
      list.fail("panel", url + ": " + identity.reason());
      return false;
    }
    list.ok("panel", url + " answers");
    boolean packages = mayReadPackages(packageIds.stream().findFirst().orElse(1L));
    boolean groups = mayReadGroups();
    return packages && groups;
  }

  /** The answer stays in the cache of the process, for the sweep. */
  private boolean mayReadPackages(long id) {
    Lookup<VpsPackage> answer = process.panel().packages().get(Long.toString(id));
    return answer.fold(
        found -> ok("may read packages (package %d)".formatted(id)),
        () -> ok("may read packages (package %d is missing)".formatted(id)),
        reason -> fail("package %d: %s".formatted(id, reason)));
  }

  private boolean mayReadGroups() {
    Object answer =
        ask("direct:panel-get", "/compute/hypervisors/groups", "results=1", Object.class);
    return answer instanceof Lookup<?> lookup
        ? lookup.fold(
            found -> ok("may read hypervisor groups"),
            () ->
                fail(
                    "the panel knows no hypervisor groups (404): it must have version 7.0 or later"),
            reason -> fail("hypervisor groups: " + reason))
        : ok("may read hypervisor groups");
  }

  private <T> T ask(String route, String path, String query, Class<T> type) {
    return process.ask(
        RouteCall.to(route, type)
            .withVariable("panelPath", path)
            .withVariable("panelQuery", query));
  }

  private boolean ok(String text) {
    list.ok("token", text);
    return true;
  }

  private boolean fail(String text) {
    list.fail("token", text);
    return false;
  }
}
