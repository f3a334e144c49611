package io.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.event.ShopEvent.Source;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Reads what the panel did from its webhooks.
 *
 * <p>The panel documents their headers and neither their bodies nor a signature, so a webhook is
 * only a nudge: the groups that its body may name, else all, are looked at again.
 */
public final class Webhooks {

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final long MOST_REMEMBERED = 10_000;
  private static final Pattern OF_SERVERS = Pattern.compile("server\\..*");
  private static final Pattern GONE = Pattern.compile(".*\\.(delete|destroy|terminate).*");
  private static final List<String> GROUP_FIELDS =
      List.of("groupId", "hypervisorGroupId", "hypervisor_group_id");

  private final BiConsumer<Kind, Fate> leftOut;
  private final Cache<String, Boolean> seen;

  /**
   * Creates the bean.
   *
   * @param ticker gives elapsed time
   * @param leftOut is called with each event that is left out
   */
  public Webhooks(Ticker ticker, BiConsumer<Kind, Fate> leftOut) {
    this.leftOut = leftOut;
    this.seen =
        Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .ticker(ticker)
            .build();
  }

  /**
   * Returns the event that a webhook tells of; none if it came before, or is of no server. In: the
   * request.
   *
   * @throws ApiException if the body is there and not one JSON document
   */
  public List<ShopEvent> events(Exchange exchange) {
    // the panel does not document it: whatever else it says is its own matter
    JsonNode body = JsonBody.anyType(exchange).orElseGet(MissingNode::getInstance);
    String name = header(exchange, "X-VirtFusion-Event").toLowerCase(Locale.ROOT);
    Kind kind = GONE.matcher(name).matches() ? Kind.TERMINATED : Kind.PROVISIONED;
    if (!name.isEmpty() && !OF_SERVERS.matcher(name).matches()) {
      leftOut.accept(kind, Fate.IGNORED);
      return List.of();
    }
    String id = header(exchange, "X-VirtFusion-Hook-Event");
    if (!id.isEmpty() && seen.asMap().putIfAbsent(id, true) != null) {
      leftOut.accept(kind, Fate.DUPLICATE);
      return List.of();
    }
    Set<Long> groups = groups(body);
    Scope scope = groups.isEmpty() ? Scope.ALL_FRESH : Scope.ofGroups(groups);
    return List.of(new ShopEvent(kind, scope).from(Source.PANEL));
  }

  private static String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, "", String.class).strip();
  }

  private static Set<Long> groups(JsonNode body) {
    Set<Long> groups = new TreeSet<>();
    GROUP_FIELDS.forEach(field -> body.findValues(field).forEach(id -> add(id, groups)));
    body.findValues("groupIds").forEach(ids -> ids.forEach(id -> add(id, groups)));
    return groups;
  }

  private static void add(JsonNode id, Set<Long> groups) {
    if (id.isIntegralNumber() && id.canConvertToLong() && id.asLong() > 0) {
      groups.add(id.asLong());
    }
  }
}
