package io.headroom.event;

import io.headroom.catalogue.Scope;
import java.util.Locale;
import java.util.Set;

/**
 * Something that happened and that the stock depends on.
 *
 * @param kind what happened
 * @param scope what is to be looked at again because of it
 * @param services ids of services whose products, which are not known yet, are to be looked at too
 */
public record ShopEvent(Kind kind, Scope scope, Set<Long> services) {

  /** Creates an event. */
  public ShopEvent {
    services = Set.copyOf(services);
  }

  /** Creates an event whose products are known. */
  public ShopEvent(Kind kind, Scope scope) {
    this(kind, scope, Set.of());
  }

  /** Whether the products of its services are to be looked up first. */
  public boolean isVague() {
    return !services.isEmpty();
  }

  /** What happened. */
  public enum Kind {
    /** A VPS was built. */
    PROVISIONED,
    /** A VPS was given up; the panel frees its room later. */
    TERMINATED,
    /** Somebody looks at the page of a product. */
    CART_VIEWED,
    /** An order was placed. */
    ORDERED,
    /** An order or a service got another state. */
    SERVICE_CHANGED,
    /** An admin saved a product. */
    PRODUCT_SAVED;

    /** The term that metrics and the ledger show, such as {@code cart-viewed}. */
    public String term() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a VPS came or went, so that what the panel said before does not count any more. */
    boolean moves() {
      return this == PROVISIONED || this == TERMINATED;
    }
  }

  /** What became of an event. */
  public enum Fate {
    /** It is run at once. */
    ACCEPTED,
    /** It is run together with others. */
    COALESCED,
    /** It came with more others than are kept apart, so everything is run. */
    FOLDED,
    /** The product was looked at so shortly before that it is not run. */
    TOO_SOON,
    /** The same event came before. */
    DUPLICATE,
    /** The stock does not depend on it. */
    IGNORED;

    /** The term that metrics show, such as {@code too-soon}. */
    public String term() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
