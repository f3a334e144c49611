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
 * @param source who told of it
 */
public record ShopEvent(Kind kind, Scope scope, Set<Long> services, Source source) {

  /** Creates an event. */
  public ShopEvent {
    services = Set.copyOf(services);
  }

  /** Creates an event that the shop tells. */
  public ShopEvent(Kind kind, Scope scope, Set<Long> services) {
    this(kind, scope, services, Source.SHOP);
  }

  /** Creates an event that the shop tells and whose products are known. */
  public ShopEvent(Kind kind, Scope scope) {
    this(kind, scope, Set.of());
  }

  /** Returns this event as somebody else tells it. */
  public ShopEvent from(Source other) {
    return new ShopEvent(kind, scope, services, other);
  }

  /** Returns this event once it is known what is to be looked at. */
  public ShopEvent about(Scope known) {
    return new ShopEvent(kind, known, Set.of(), source);
  }

  /** Whether the products of its services are to be looked up first. */
  public boolean isVague() {
    return !services.isEmpty();
  }

  /** Who tells of events. */
  public enum Source {
    /** The shop: its hooks, and whoever calls the API. */
    SHOP,
    /** A webhook of the panel. */
    PANEL,
    /** The poll of the shop's database, which tells several of a product as one. */
    POLL;

    /** Whether one event of it may stand for several. */
    boolean sumsUp() {
      return this == POLL;
    }
  }

  /** What happened. */
  public enum Kind {
    /** A VPS was built. */
    PROVISIONED(Subject.PRODUCT, Trait.MOVES),
    /** A VPS was given up; the panel frees its room later. */
    TERMINATED(Subject.PRODUCT, Trait.MOVES),
    /** A VPS could not be built; the panel may hold a part of it all the same. */
    CREATE_FAILED(Subject.PRODUCT, Trait.MOVES),
    /** Somebody looks at the page of a product. */
    CART_VIEWED(Subject.PRODUCT),
    /** An order was placed. */
    ORDERED(Subject.ORDER),
    /** An order is paid. */
    ORDER_PAID(Subject.ORDER, Trait.EARLY),
    /** An order becomes Pending again. */
    ORDER_PENDING(Subject.ORDER, Trait.EARLY),
    /** An order is cancelled. */
    ORDER_CANCELLED(Subject.ORDER, Trait.EARLY),
    /** An order is cancelled, and its payment given back. */
    ORDER_REFUNDED(Subject.ORDER, Trait.EARLY),
    /** An order is marked as fraud. */
    ORDER_FRAUD(Subject.ORDER, Trait.EARLY),
    /** An order is deleted. */
    ORDER_DELETED(Subject.ORDER, Trait.EARLY),
    /** An invoice is cancelled. */
    INVOICE_CANCELLED(Subject.INVOICE, Trait.EARLY),
    /** An order or a service got another state; only a look into the shop tells it. */
    SERVICE_CHANGED(Subject.NOBODY),
    /** An admin saved a product. */
    PRODUCT_SAVED(Subject.PRODUCT);

    private static final List<Kind> TOLD =
        Arrays.stream(values()).filter(kind -> kind.subject != Subject.NOBODY).toList();

    private final String term = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Subject subject;
    private final boolean moves;
    private final boolean early;

    Kind(Subject subject, Trait... traits) {
      this.subject = subject;
      this.moves = List.of(traits).contains(Trait.MOVES);
      this.early = List.of(traits).contains(Trait.EARLY);
    }

    /** The kinds that the shop tells. The others are noticed by a look into the shop. */
    public static List<Kind> told() {
      return TOLD;
    }

    /** The term that requests, metrics and the ledger show, such as {@code cart-viewed}. */
    public String term() {
      return term;
    }

    /** What it happens to, whose id who tells of it must name. */
    public Subject subject() {
      return subject;
    }

    /** Whether a VPS came or went, so that what the panel said before does not count any more. */
    boolean moves() {
      return moves;
    }

    /** Whether it is told before the shop has changed, so that a second look is needed. */
    boolean isEarly() {
      return early;
    }

    /** What sets some kinds apart. */
    private enum Trait {
      MOVES,
      EARLY
    }
  }

  /** What an event happens to. */
  public enum Subject {
    /** A product. */
    PRODUCT,
    /** An order. */
    ORDER,
    /** An invoice. */
    INVOICE,
    /** Nothing that has an id. */
    NOBODY;

    /** The member of a request that holds its id, such as {@code productId}. */
    public String member() {
      return name().toLowerCase(Locale.ROOT) + "Id";
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
