package io.headroom.rig;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;

/** The requests that came, and how many of them were in flight at once. */
final class Traffic {
  private final List<PanelRequest> requests = new ArrayList<>();
  private int inFlight;
  private int most;

  synchronized PanelRequest arrived(HttpExchange exchange) {
    inFlight++;
    most = Math.max(most, inFlight);
    PanelRequest request = PanelRequest.of(exchange, inFlight);
    requests.add(request);
    return request;
  }

  synchronized void left() {
    inFlight--;
  }

  synchronized List<PanelRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized int maxInFlight() {
    return most;
  }

  synchronized void clear() {
    requests.clear();
    most = inFlight;
  }
}
