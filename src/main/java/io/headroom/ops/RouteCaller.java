package io.headroom.ops;

import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.main.Main;

/** Asks the routes of a process that runs. */
final class RouteCaller {

  private final Main main;

  RouteCaller(Main main) {
    this.main = main;
  }

  /** Returns what an endpoint answers; what it throws is thrown. */
  <T> T ask(RouteCall<T> call) {
    FluentProducerTemplate template = main.getCamelContext().createFluentProducerTemplate();
    try {
      FluentProducerTemplate message = template.to(call.endpoint());
      call.body().ifPresent(message::withBody);
      call.variables().forEach(message::withVariable);
      return message.request(call.answer());
    } finally {
      template.stop();
    }
  }

  /**
   * Sweeps once, and returns the result.
   *
   * @throws SweepException if it could not run
   */
  SweepReport sweep(SweepRequest request) {
    try {
      return ask(RouteCall.to("direct:sweep", SweepReport.class).withBody(request));
    } catch (CamelExecutionException failure) {
      throw new SweepException(failure);
    }
  }
}
