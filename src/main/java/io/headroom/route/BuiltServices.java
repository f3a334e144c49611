package io.headroom.route;

import io.headroom.text.Failures;
import io.headroom.whmcs.Batches;
import io.headroom.whmcs.OptionalTables;
import io.headroom.whmcs.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers which services the provisioning module built, from its own table where that can be read.
 *
 * <p>Used by one thread at a time.
 */
public final class BuiltServices {

  private static final Logger LOG = LoggerFactory.getLogger(BuiltServices.class);
  private static final String BUILT = "builtServices";

  private final OptionalTables module;

  /**
   * Creates the bean.
   *
   * @param ticker gives elapsed time in ns, and so when the table is looked at again
   */
  public BuiltServices(LongSupplier ticker) {
    this.module = new OptionalTables(ticker);
  }

  /** Begins with none; the ids to ask about stay as the body. */
  public void begin(Exchange exchange) {
    exchange.setProperty(BUILT, new HashSet<Long>());
  }

  /** Whether the table can be read, as far as is known. */
  public boolean isUsable() {
    return module.isUsable();
  }

  /** Returns batches of the ids. */
  @SuppressWarnings("unchecked")
  public List<List<Long>> batches(Exchange exchange) {
    List<Long> ids = exchange.getMessage().getBody(List.class);
    return Batches.of(ids);
  }

  /** Adds the services that have a server. In: rows of the module's table. */
  public void add(Exchange exchange) {
    for (Object columns : exchange.getMessage().getBody(List.class)) {
      Row row = new Row((Map<?, ?>) columns);
      if (row.optionalNumber("server_id").orElse(0) > 0) {
        row.optionalNumber("service_id").ifPresent(of(exchange)::add);
      }
    }
  }

  /** Returns the ids of the services that were found built. */
  @SuppressWarnings("unchecked")
  static Set<Long> of(Exchange exchange) {
    return exchange.getProperty(BUILT, Set.of(), Set.class);
  }

  /** Takes note that the table was read. */
  public void read() {
    if (module.works()) {
      LOG.info("The module's table mod_virtfusion_direct can be read again");
    }
  }

  /**
   * Goes on without the table, and says what to do about it, once as long as the reason is the
   * same. A table that is missing or not granted is looked at again after ten minutes.
   */
  public void unusable(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    of(exchange).clear();
    if (module.failed(cause)) {
      LOG.warn(
          "The module's table mod_virtfusion_direct cannot be read, so that only an Active service"
              + " counts as built: run its grant where the table exists ({})",
          Failures.rootMessage(cause));
    }
  }
}
