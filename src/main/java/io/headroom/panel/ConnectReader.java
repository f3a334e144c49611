package io.headroom.panel;

import io.headroom.capacity.Lookup;
import org.apache.camel.Body;

/** Reads the panel's answer to {@code /connect}, which is judged by its status alone. */
public final class ConnectReader {

  ConnectReader() {}

  /**
   * Returns whether the panel is itself.
   *
   * @param answer what the route panel-get gave: the bytes of a 200, or a Lookup
   */
  public PanelIdentity read(@Body Object answer) {
    return answer instanceof Lookup<?> lookup
        ? lookup.fold(
            found -> new PanelIdentity(true, ""),
            () -> new PanelIdentity(false, "/connect answers 404 too: check headroom.panel.url"),
            reason -> new PanelIdentity(false, "/connect: " + reason))
        : new PanelIdentity(true, "");
  }
}
