package io.headroom.stock;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the shop as far as Headroom knows, by which it finds what others write.
 *
 * <p>The shop itself lowers a qty by what is ordered or moved to the product, and may raise it by
 * what ends or moves away. A qty outside of that was written by something else, such as the PHP
 * module's own refresh. Used by one sweep at a time.
 */
public final class WriteWatch {

  private static final long UNSEEN = Long.MAX_VALUE;

  private final Map<Long, Standing> standings = new HashMap<>();
  private final Map<Long, Sold> looked = new HashMap<>();
  private final Map<Long, Sold> lookedBefore = new HashMap<>();
  private long newest = UNSEEN;
  private long newestBefore = UNSEEN;

  /**
   * The qty of a product, and the newest service and what was sold when it stood there.
   *
   * @param tried what may have been written too, without an answer
   */
  private record Standing(long qty, OptionalLong tried, long service, Optional<Sold> sold) {}

  /**
   * A service that was ordered.
   *
   * @param id its id, which grows
   * @param product its product's id
   * @param units how many units, at least 1
   */
  public record Ordered(long id, long product, long units) {}

  /**
   * The services of a product, in units.
   *
   * @param units of all of them
   * @param ended of those that were cancelled or terminated, or are fraud
   */
  public record Sold(long units, long ended) {

    /** No service at all. */
    public static final Sold NOTHING = new Sold(0, 0);

    /** Returns both together. */
    public Sold plus(Sold other) {
      return new Sold(units + other.units, ended + other.ended);
    }
  }

  /**
   * What the shop may have done to a qty by itself.
   *
   * @param taken units that it took: those ordered, moved here, or begun again
   * @param returned units that it gave back: those ended, moved away or deleted
   */
  private record Doing(long taken, long returned) {

    static Doing of(long ordered, Optional<Sold> before, Optional<Sold> now) {
      return before
          .flatMap(then -> now.map(sold -> of(ordered, then, sold)))
          .orElseGet(() -> new Doing(ordered, 0));
    }

    private static Doing of(long ordered, Sold before, Sold now) {
      long moved = now.units() - before.units() - ordered;
      long ended = now.ended() - before.ended();
      return new Doing(
          ordered + Math.max(0, moved) + Math.max(0, -ended),
          Math.max(0, -moved) + Math.max(0, ended));
    }
  }

  /** A product that has another qty than stood there. */
  private record Surprise(Product product, Standing before) {

    boolean isExplainedBy(Doing doing) {
      return isExplainedBy(before.qty(), doing)
          || before.tried().stream().anyMatch(tried -> isExplainedBy(tried, doing));
    }

    private boolean isExplainedBy(long stood, Doing doing) {
      long qty = product.qty();
      boolean notTooLow = before.service() == UNSEEN || qty >= stood - doing.taken();
      return notTooLow && qty <= stood + doing.returned();
    }
  }

  private Stream<Surprise> surprises(Catalogue catalogue) {
    return catalogue.products().stream().map(this::surprise).flatMap(Optional::stream);
  }

  private Optional<Surprise> surprise(Product product) {
    return Optional.ofNullable(standings.get(product.id()))
        .filter(before -> before.qty() != product.qty())
        .map(before -> new Surprise(product, before));
  }

  /** Whether any product of the catalogue has another qty than stood there. */
  public boolean isSurprisedBy(Catalogue catalogue) {
    return surprises(catalogue).findAny().isPresent();
  }

  /**
   * Returns the products whose sales must be read: those that surprise, those that are about to be
   * written, and those whose sales were never read.
   */
  public Set<Long> toLookAt(Catalogue catalogue, Plan plan) {
    Stream<Long> surprising = surprises(catalogue).map(surprise -> surprise.product().id());
    Stream<Long> toBeWritten = plan.changes().stream().map(PlannedProduct::id);
    Stream<Long> unknown =
        catalogue.products().stream().map(Product::id).filter(id -> !looked.containsKey(id));
    return Stream.of(surprising, toBeWritten, unknown)
        .flatMap(ids -> ids)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the id of a service: those with a higher id were ordered since, and the newest service
   * is read in any case. It is beyond every id as long as no service was seen.
   */
  public long after(Catalogue catalogue) {
    return surprises(catalogue)
        .mapToLong(surprise -> surprise.before().service())
        .filter(service -> service != UNSEEN)
        .min()
        .orElse(newest);
  }

  /**
   * Returns what others wrote.
   *
   * @param catalogue the products as they were read
   * @param ordered what was ordered after {@link #after}
   */
  public List<UnexplainedWrite> judge(Catalogue catalogue, Collection<Ordered> ordered) {
    return surprises(catalogue)
        .map(surprise -> judge(surprise, ordered))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<UnexplainedWrite> judge(Surprise surprise, Collection<Ordered> ordered) {
    Product product = surprise.product();
    Standing before = surprise.before();
    long units =
        ordered.stream()
            .filter(order -> order.product() == product.id() && order.id() > before.service())
            .mapToLong(Ordered::units)
            .sum();
    Doing doing = Doing.of(units, before.sold(), Optional.ofNullable(looked.get(product.id())));
    return surprise.isExplainedBy(doing)
        ? Optional.empty()
        : Optional.of(
            new UnexplainedWrite(
                product.id(),
                product.name(),
                before.qty(),
                doing.taken(),
                doing.returned(),
                product.qty()));
  }

  /** Takes the highest id of a service into account that was seen. */
  public void seen(long service) {
    newestBefore = newest;
    newest = newest == UNSEEN ? service : Math.max(service, newest);
  }

  /**
   * Takes what was sold of products since they were read and before any is written.
   *
   * @param products the products that were looked at
   * @param sold what was sold of them; nothing where it is silent
   */
  public void sold(Set<Long> products, Map<Long, Sold> sold) {
    for (long product : products) {
      Optional.ofNullable(looked.get(product))
          .ifPresentOrElse(
              before -> lookedBefore.put(product, before), () -> lookedBefore.remove(product));
      looked.put(product, sold.getOrDefault(product, Sold.NOTHING));
    }
  }

  /** Remembers what stands in the shop now that a plan was carried out. */
  public void settle(Plan plan) {
    plan.products().forEach(this::settle);
    lookedBefore.clear();
    newestBefore = newest;
  }

  private void settle(PlannedProduct planned) {
    long qty = planned.isApplied() ? planned.qtyAfter() : planned.product().qty();
    OptionalLong tried =
        planned.isUnwritten()
            ? OptionalLong.of(planned.decision().qtyOr(qty))
            : OptionalLong.empty();
    Optional<Standing> before = Optional.ofNullable(standings.get(planned.id()));
    boolean asBefore = before.filter(stood -> stood.qty() == qty).isPresent();
    if (!asBefore || surprise(planned.product()).isPresent()) {
      standings.put(planned.id(), stood(planned, qty, tried));
    } else {
      standings.computeIfPresent(
          planned.id(), (id, stood) -> new Standing(qty, tried, stood.service(), stood.sold()));
    }
  }

  /**
   * Where somebody else changed the qty since it was read, this may have been a sale that the look
   * at what was sold has seen already: then the look before counts.
   */
  private Standing stood(PlannedProduct planned, long qty, OptionalLong tried) {
    boolean contended = planned.outcome() == Outcome.CONTENDED;
    Optional<Sold> now = Optional.ofNullable(looked.get(planned.id()));
    Optional<Sold> before = Optional.ofNullable(lookedBefore.get(planned.id()));
    return new Standing(
        qty, tried, contended ? newestBefore : newest, contended ? before.or(() -> now) : now);
  }
}
