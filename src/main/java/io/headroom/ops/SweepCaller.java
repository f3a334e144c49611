package io.headroom.ops;

import io.headroom.sweep.Agenda;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Calls the route {@code sweep-on-request} as soon as a sweep is due that somebody asked for.
 *
 * <p>It waits for the agenda, so that it costs nothing while nothing waits there. The route takes
 * what waits; where it cannot be called, because it is stopped, everything stays on the agenda, and
 * it is called again.
 */
final class SweepCaller extends MainListenerSupport {

  private static final String ROUTE = "direct:sweep-on-request";
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Agenda agenda;

  SweepCaller(Agenda agenda) {
    this.agenda = agenda;
  }

  @Override
  public void beforeConfigure(BaseMainSupport starting) {
    try {
      starting
          .getCamelContext()
          .addStartupListener(
              new ExtendedStartupListener() {
                @Override
                public void onCamelContextStarted(CamelContext context, boolean already) {
                  // the routes are not there yet
                }

                @Override
                public void onCamelContextFullyStarted(CamelContext context, boolean already) {
                  begin(context);
                }
              });
    } catch (Exception impossible) {
      throw new IllegalStateException("the start cannot be listened to", impossible);
    }
  }

  private void begin(CamelContext context) {
    ProducerTemplate template = context.createProducerTemplate();
    new CamelThreadFactory("#name#", "sweep-on-request", true)
        .newThread(() -> call(template))
        .start();
  }

  private void call(ProducerTemplate template) {
    try {
      while (agenda.awaitDue()) {
        long before = agenda.takes();
        template.send(ROUTE, exchange -> {});
        if (agenda.takes() == before) {
          agenda.pause(AGAIN);
        }
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      template.stop();
    }
  }
}
