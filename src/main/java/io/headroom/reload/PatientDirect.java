package io.headroom.reload;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.direct.DirectProducer;

/** Camel's {@code direct:}, whose callers wait while the route that they call is swapped. */
final class PatientDirect extends DirectComponent {

  private final Passage passage;

  PatientDirect(Passage passage) {
    this.passage = passage;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    DirectEndpoint endpoint = new PatientEndpoint(uri, this);
    endpoint.setBlock(isBlock());
    endpoint.setTimeout(getTimeout());
    setProperties(endpoint, parameters);
    return endpoint;
  }

  private static final class PatientEndpoint extends DirectEndpoint {

    private final Passage passage;

    PatientEndpoint(String uri, PatientDirect component) {
      super(uri, component);
      passage = component.passage;
    }

    @Override
    public Producer createProducer() {
      return new PatientProducer(this, getEndpointBaseUri(), passage);
    }
  }

  private static final class PatientProducer extends DirectProducer {

    private final String target;
    private final Passage passage;

    PatientProducer(DirectEndpoint endpoint, String target, Passage passage) {
      super(endpoint, target);
      this.target = target;
      this.passage = passage;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
      passage.pass(target, exchange);
      super.process(exchange);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        passage.pass(target, exchange);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
        exchange.setException(hurry);
        callback.done(true);
        return true;
      }
      return super.process(exchange, callback);
    }
  }
}
