package io.headroom.ops;

import io.headroom.route.Announcer;
import io.headroom.route.Sweeps;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.component.timer.TimerConsumer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process in order, within 10 s: no new sweep, the one in hand is waited for, and what was
 * announced is delivered or logged.
 */
final class Farewell extends MainListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
  private static final Duration FOR_THE_SWEEP = Duration.ofMillis(3500);
  private static final Duration FOR_THE_QUEUE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final String QUEUE = "seda://stock-changed";

  private final Sweeps sweeps;
  private final AtomicBoolean said = new AtomicBoolean();

  Farewell(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  @Override
  public void beforeStop(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    if (context == null || !context.isStarted() || said.getAndSet(true)) {
      return;
    }
    context.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(TimerConsumer.class::isInstance)
        .map(TimerConsumer.class::cast)
        .forEach(TimerConsumer::suspend);
    endSweep();
    drain(context);
  }

  private void endSweep() {
    try {
      if (!sweeps.end(FOR_THE_SWEEP)) {
        LOG.warn("The sweep in hand does not end; it is left, and what it wrote stands");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drain(CamelContext context) {
    List<SedaEndpoint> queues =
        context.getEndpoints().stream()
            .filter(endpoint -> endpoint.getEndpointBaseUri().equals(QUEUE))
            .filter(SedaEndpoint.class::isInstance)
            .map(SedaEndpoint.class::cast)
            .toList();
    List<String> subscribers =
        context.getRoutes().stream()
            .filter(route -> route.getEndpoint().getEndpointBaseUri().equals(QUEUE))
            .map(Route::getRouteId)
            .toList();
    boolean delivered =
        Tasks.foregroundTask()
            .withBudget(
                Budgets.iterationTimeBudget()
                    .withMaxDuration(FOR_THE_QUEUE)
                    .withInterval(LOOK)
                    .build())
            .withName("deliver-announcements")
            .build()
            .run(context, () -> isDelivered(context, queues, subscribers));
    if (!delivered) {
      tell(context, queues, subscribers);
    }
  }

  private static boolean isDelivered(
      CamelContext context, List<SedaEndpoint> queues, List<String> subscribers) {
    return queues.stream().allMatch(queue -> queue.getQueue().isEmpty())
        && subscribers.stream().allMatch(id -> context.getInflightRepository().size(id) == 0);
  }

  private static void tell(
      CamelContext context, List<SedaEndpoint> queues, List<String> subscribers) {
    queues.stream()
        .limit(1)
        .flatMap(queue -> queue.getExchanges().stream())
        .map(Exchange::getMessage)
        .map(Announcer::texts)
        .forEach(text -> LOG.warn("Not delivered before the end: {}", text));
    subscribers.stream()
        .filter(id -> context.getInflightRepository().size(id) > 0)
        .forEach(id -> LOG.warn("The route {} had not finished with an announcement", id));
  }
}
