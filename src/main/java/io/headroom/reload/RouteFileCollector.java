package io.headroom.reload;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/** Lets camel-main start with the same files that a reload and the checks read. */
public final class RouteFileCollector extends DefaultRoutesCollector {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a file cannot be read
   */
  @Override
  public Collection<Resource> findRouteResourcesFromDirectory(
      CamelContext context, String excludePattern, String includePattern) {
    Snapshot snapshot = new RouteFolder(includePattern).read();
    List<Problem> unreadable = snapshot.problems();
    if (!unreadable.isEmpty()) {
      throw new IllegalStateException(unreadable.get(0).toString());
    }
    return snapshot.inOrder().stream().map(file -> resource(file, snapshot.routes())).toList();
  }

  private static Resource resource(String file, Map<String, String> contents) {
    return ResourceHelper.fromString(
        RouteFileLoader.location(file), contents.getOrDefault(file, ""));
  }
}
