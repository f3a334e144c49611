package io.headroom.route;

import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.SaidOnce;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that the shop could not be looked into, once as long as the reason is the same, and that it
 * can be again.
 */
public final class PollLog {

  private static final Logger LOG = LoggerFactory.getLogger(PollLog.class);

  private final Sweeps sweeps;
  private final SaidOnce trouble = new SaidOnce();

  /**
   * Creates the log.
   *
   * @param sweeps know whether the process stops, so that what fails is no news
   */
  public PollLog(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  /** Logs that a look failed. */
  public void failed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = Failures.rootMessage(cause);
    if (!sweeps.isEnded() && trouble.failed(why)) {
      if (Failures.isRefused(cause)) {
        LOG.warn(
            "Services may not be read, so only the WHMCS hooks and the timer notice changes: run the grants of the README, or set headroom.event.poll=0 ({})",
            why);
      } else {
        LOG.warn("Services cannot be read now: {}", why);
      }
    }
  }

  /** Takes note that a look went well. */
  public void well() {
    if (trouble.works()) {
      LOG.info("Services can be read again");
    }
  }
}
