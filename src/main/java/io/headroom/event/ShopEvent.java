package io.headroom.event;

import io.headroom.catalogue.Scope;
import java.util.Arrays;
import java.util.List;
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
    PROVISIONED(true, true),
    /** A VPS was given up; the panel frees its room later. */
    TERMINATED(true, true),
    /** Somebody looks at the page of a product. */
    CART_VIEWED(true, false),
    /** An order was placed. */
    ORDERED(true, false),
    /** An order or a service got another state; only a look into the shop tells it. */
    SERVICE_CHANGED(false, false),
    /** An admin saved a product. */
    PRODUCT_SAVED(true, false);

    private static final List<Kind> TOLD =
        Arrays.stream(values()).filter(kind -> kind.told).toList();

    private final String term = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final boolean told;
    private final boolean moves;

    Kind(boolean told, boolean moves) {
      this.told = told;
      this.moves = moves;
    }

    /** The kinds that the shop tells. The others are noticed by a look into the shop. */
    public static List<Kind> told() {
      return TOLD;
    }

    /** The term that requests, metrics and the ledger show, such as {@code cart-viewed}. */
    public String term() {
      return term;
    }

    /** Whether a VPS came or went, so that what the panel said before does not count any more. */
    boolean moves() {
      return moves;
    }
  }

  /** What became of an event. */
  public enum Fate {
    /** It is run at once. */
    ACCEPTED,
    /** It is run together with others. */
    COALESCED,
    /** More events wait than are kept apart, so every product is looked at. */
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
