package io.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent;
import io.headroom.event.ShopEvent.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;

/**
 * Reads what happened in the shop and at the panel from what is posted.
 *
 * <p>Ids need only be positive integers: a product that Headroom does not keep fills hypervisor
 * groups too.
 */
public final class EventDecoder {

  private static final String EVENT = "event";
  private static final String SERVICE = "serviceId";
  private static final String GROUPS = "groupIds";
  private static final String SERVICES = "serviceIds";

  /**
   * Reads one event, whose kind is the last part of the path. Out: a list with the event.
   *
   * @throws ApiException if there is no such kind, or a field is missing or of the wrong type
   */
  public List<ShopEvent> one(Exchange exchange) {
    String term = lastOfPath(exchange);
    Kind kind = kind(term).orElseThrow(() -> new ApiException(404, strange(term)));
    JsonNode body = JsonBody.object("the event", JsonBody.read(exchange), members(kind));
    return List.of(event(kind, body));
  }

  /** Returns the last part of the path of a request, which no parameter of it can override. */
  static String lastOfPath(Exchange exchange) {
    return exchange
        .getMessage()
        .getHeader(Exchange.HTTP_PATH, "", String.class)
        .replaceFirst("/+$", "")
        .replaceFirst("^.*/", "");
  }

  /**
   * Reads several events, each of which says its kind as {@code event}. Out: the list of them.
   *
   * @throws ApiException if any of them cannot be read; then none is taken
   */
  public List<ShopEvent> many(Exchange exchange) {
    JsonNode body = JsonBody.read(exchange);
    if (!body.isArray()) {
      throw ApiException.wrong("the body must be an array of events");
    }
    List<ShopEvent> events = new ArrayList<>();
    for (JsonNode each : body) {
      String term = each.path(EVENT).asText();
      Kind kind = kind(term).orElseThrow(() -> ApiException.wrong(strange(term)));
      Set<String> members = new HashSet<>(members(kind));
      members.add(EVENT);
      events.add(event(kind, JsonBody.object("the event " + term, each, members)));
    }
    return events;
  }

  private static Set<String> members(Kind kind) {
    String id = kind.subject().member();
    return switch (kind) {
      case PROVISIONED, TERMINATED, CREATE_FAILED -> Set.of(id, SERVICE, GROUPS);
      case ORDERED -> Set.of(id, SERVICES);
      default -> Set.of(id);
    };
  }

  private static Optional<Kind> kind(String term) {
    return Kind.told().stream().filter(kind -> kind.term().equals(term)).findFirst();
  }

  private static String strange(String term) {
    return "event is \"%s\", but must be one of %s"
        .formatted(
            term.toLowerCase(Locale.ROOT),
            Kind.told().stream().map(Kind::term).sorted().collect(Collectors.joining(", ")));
  }

  private static ShopEvent event(Kind kind, JsonNode body) {
    long id = id(body, kind.subject().member());
    return switch (kind) {
      case PROVISIONED, TERMINATED, CREATE_FAILED -> new ShopEvent(kind, moved(id, body));
      case CART_VIEWED, PRODUCT_SAVED -> new ShopEvent(kind, Scope.of(Set.of(id)));
      case ORDERED -> ordered(body);
      case ORDER_PAID,
          ORDER_PENDING,
          ORDER_CANCELLED,
          ORDER_REFUNDED,
          ORDER_FRAUD,
          ORDER_DELETED,
          INVOICE_CANCELLED ->
          new ShopEvent(kind, Scope.ALL);
      case SERVICE_CHANGED -> throw new IllegalStateException("this kind is never posted");
    };
  }

  private static Scope moved(long product, JsonNode body) {
    if (body.hasNonNull(SERVICE)) {
      id(body, SERVICE);
    }
    return Scope.moved(product, ids(body, GROUPS));
  }

  /** Which products were ordered is looked up in the shop. */
  private static ShopEvent ordered(JsonNode body) {
    Set<Long> services = ids(body, SERVICES);
    return new ShopEvent(Kind.ORDERED, services.isEmpty() ? Scope.ALL : Scope.NONE, services);
  }

  private static long id(JsonNode body, String field) {
    return positive(body.path(field), field);
  }

  /** Returns the ids that an array holds; none if there is no such field. */
  static Set<Long> ids(JsonNode body, String field) {
    JsonNode ids = body.path(field);
    if (ids.isMissingNode() || ids.isNull()) {
      return Set.of();
    }
    if (!ids.isArray()) {
      throw ApiException.wrong(field + " must be an array of positive integers");
    }
    return StreamSupport.stream(ids.spliterator(), false)
        .map(id -> positive(id, field))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long positive(JsonNode id, String field) {
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() <= 0) {
      throw ApiException.wrong(
          field
              + (id.isMissingNode() ? " is missing" : " is wrong")
              + ": it must be a positive integer");
    }
    return id.asLong();
  }
}
