package io.headroom.reload;

import java.util.List;
import org.apache.camel.Route;
import org.apache.camel.component.timer.TimerConsumer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollConsumer;

/** Routes that begin by themselves from time to time, while they are kept from it. */
public final class PeriodicRoutes {

  private final List<DefaultConsumer> consumers;

  private PeriodicRoutes(List<DefaultConsumer> consumers) {
    this.consumers = consumers;
  }

  /**
   * Keeps those of some routes from beginning that begin by themselves; what they have begun goes
   * on.
   */
  public static PeriodicRoutes suspend(List<Route> routes) {
    List<DefaultConsumer> running =
        routes.stream()
            .map(Route::getConsumer)
            .filter(each -> each instanceof ScheduledPollConsumer || each instanceof TimerConsumer)
            .map(DefaultConsumer.class::cast)
            .filter(each -> each.isStarted() && !each.isSuspended())
            .toList();
    running.forEach(DefaultConsumer::suspend);
    return new PeriodicRoutes(running);
  }

  /** Lets them begin again. */
  void resume() {
    consumers.forEach(DefaultConsumer::resume);
  }
}
