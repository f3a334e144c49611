package io.headroom.api;

import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.sweep.SweepControl;
import java.util.function.BiConsumer;
import org.apache.camel.main.Main;

/** What the routes of the API name, also where they are only built and not served. */
public final class ApiBeans {

  private ApiBeans() {}

  /**
   * Binds it.
   *
   * @param control what is asked for sweeps, and told of events
   * @param ticker gives elapsed time
   * @param leftOut is called with events that are left out
   */
  public static void bind(
      Main main, SweepControl control, Ticker ticker, BiConsumer<Kind, Fate> leftOut) {
    main.bind("apiErrors", new ApiErrors());
    main.bind("apiDescription", new ApiDescription());
    main.bind("eventDecoder", new EventDecoder());
    main.bind("webhooks", new Webhooks(ticker, leftOut));
    main.bind("stockApi", new StockApi(control.agenda(), control.sweeps(), control.board()));
  }
}
