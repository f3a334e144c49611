package io.headroom.panel;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The panel as the routes know it: the beans that they name, the caches and the HTTP client. */
public final class Panel {

  /** Creates what the routes need, and binds it when {@code main} makes its context. */
  public static Panel bind(Main main, PanelSettings settings, Clock clock, Ticker ticker) {
    throw new UnsupportedOperationException("to come");
  }

  /** Creates what the routes need and binds it to a context that is not started yet. */
  public static Panel bind(
      CamelContext context, PanelSettings settings, Clock clock, Ticker ticker) {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns what the sweep in hand has seen of the panel; also the bean {@code panelSession}. */
  public PanelSession session() {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns how many requests have gone out since the start; it only grows. */
  public long requests() {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns the cache of packages, by id, for its statistics. */
  public LoadingCache<String, Lookup<VpsPackage>> packages() {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns the cache of groups, by id, for its statistics. */
  public LoadingCache<String, Lookup<HypervisorGroup>> groups() {
    throw new UnsupportedOperationException("to come");
  }
}
