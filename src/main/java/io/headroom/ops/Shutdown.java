package io.headroom.ops;

import io.headroom.panel.Panel;
import io.headroom.reload.PeriodicRoutes;
import io.headroom.route.Announcer;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.SweepControl;
import io.headroom.sweep.Sweeps;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process in order, within 10 s. No sweep begins any more, the panel is not asked any
 * more, a batch that is being written is waited for, and what was announced is delivered or logged.
 */
final class Shutdown extends MainListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  /** A row that a checkout holds costs a batch 3 s. */
  private static final Duration FOR_THE_BATCH = Duration.ofMillis(3500);

  private static final Duration FOR_THE_CUT = Duration.ofSeconds(1);

  private static final Duration FOR_THE_QUEUE = Duration.ofSeconds(5);

  /** What is left of the 10 s is Camel's. */
  private static final Duration FOR_ALL = Duration.ofMillis(7500);

  private static final Duration LOOK = Duration.ofMillis(20);

  /**
   * A message that was just taken from the queue does not count as under way yet, so one look is
   * not enough.
   */
  private static final int LOOKS = 4;

  private static final String QUEUE = "seda://stock-changed";

  private final Sweeps sweeps;
  private final Agenda agenda;
  private final Panel panel;
  private final Database database;
  private final AtomicBoolean begun = new AtomicBoolean();

  private Shutdown(SweepControl control, Panel panel, Database database) {
    this.sweeps = control.sweeps();
    this.agenda = control.agenda();
    this.panel = panel;
    this.database = database;
  }

  /** Lets the process end so whenever it stops. */
  static Shutdown bind(Main main, SweepControl control, Panel panel, Database database) {
    Shutdown shutdown = new Shutdown(control, panel, database);
    main.addMainListener(shutdown);
    return shutdown;
  }

  @Override
  public void beforeStop(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    if (context == null || !context.isStarted() || begun.getAndSet(true)) {
      return;
    }
    var unused = PeriodicRoutes.suspend(context.getRoutes());
    ServiceManager.stopping();
    long begin = System.nanoTime();
    agenda.stop();
    sweeps.stop();
    panel.close();
    endSweep();
    Duration left = FOR_ALL.minusNanos(System.nanoTime() - begin);
    drain(context, left.compareTo(FOR_THE_QUEUE) < 0 ? left : FOR_THE_QUEUE);
  }

  private void endSweep() {
    try {
      if (!sweeps.awaitEnd(FOR_THE_BATCH)) {
        LOG.warn(
            "The current sweep does not end; it is interrupted, and what it has written stays");
        database.close();
        sweeps.awaitEnd(FOR_THE_CUT);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drain(CamelContext context, Duration longest) {
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
    AtomicInteger looks = new AtomicInteger();
    boolean delivered =
        Tasks.foregroundTask()
            .withBudget(
                Budgets.iterationTimeBudget().withMaxDuration(longest).withInterval(LOOK).build())
            .withName("deliver-announcements")
            .build()
            .run(
                context,
                () ->
                    looks.updateAndGet(
                            before -> isDelivered(context, queues, subscribers) ? before + 1 : 0)
                        >= LOOKS);
    if (!delivered) {
      logUndelivered(context, queues, subscribers);
    }
  }

  private static boolean isDelivered(
      CamelContext context, List<SedaEndpoint> queues, List<String> subscribers) {
    return queues.stream().allMatch(queue -> queue.getQueue().isEmpty())
        && subscribers.stream().allMatch(id -> context.getInflightRepository().size(id) == 0);
  }

  private static void logUndelivered(
      CamelContext context, List<SedaEndpoint> queues, List<String> subscribers) {
    queues.stream()
        .limit(1)
        .flatMap(queue -> queue.getExchanges().stream())
        .map(Exchange::getMessage)
        .map(Announcer::texts)
        .forEach(text -> LOG.warn("Not delivered before the end: {}", text));
    queues.forEach(SedaEndpoint::purgeQueue);
    subscribers.stream()
        .filter(id -> context.getInflightRepository().size(id) > 0)
        .forEach(id -> LOG.warn("The route {} had not finished with an announcement", id));
  }
}
