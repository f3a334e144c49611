package io.headroom.stock;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the shop as far as Headroom knows, by which it tells what others write.
 *
 * <p>The shop itself lowers a qty by what is ordered. A qty that is not what stood there, and not
 * lower by at most the units ordered since, was written by something else, such as the PHP module's
 * own refresh. Used by one sweep at a time.
 */
public final class WriteWatch {

  private static final long UNSEEN = Long.MAX_VALUE;

  private final Map<Long, Standing> standings = new HashMap<>();
  private long newest = UNSEEN;

  /** The qty of a product, and the newest service when it stood there. */
  private record Standing(long qty, long service) {}

  /**
   * A service that was ordered.
   *
   * @param id its id, which grows
   * @param product its product's id
   * @param units how many units, at least 1
   */
  public record Ordered(long id, long product, long units) {}

  /** A product that has another qty than stood there. */
  private record Surprise(Product product, Standing before) {

    /** Whether the shop lowered the qty by what was ordered, as far as that is known. */
    boolean isExplainedBy(long units) {
      boolean lower = product.qty() < before.qty();
      return lower && (before.service() == UNSEEN || product.qty() >= before.qty() - units);
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
   * Returns the id of the service after which is to be read what was ordered, and in any case the
   * newest service; beyond every id as long as none was seen.
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

  private static Optional<UnexplainedWrite> judge(Surprise surprise, Collection<Ordered> ordered) {
    Product product = surprise.product();
    Standing before = surprise.before();
    long units =
        ordered.stream()
            .filter(order -> order.product() == product.id() && order.id() > before.service())
            .mapToLong(Ordered::units)
            .sum();
    return surprise.isExplainedBy(units)
        ? Optional.empty()
        : Optional.of(
            new UnexplainedWrite(product.id(), product.name(), before.qty(), units, product.qty()));
  }

  /** Takes the highest id of a service into account that was seen. */
  public void seen(long service) {
    newest = newest == UNSEEN ? service : Math.max(service, newest);
  }

  /** Remembers what stands in the shop now that a plan was carried out. */
  public void settle(Plan plan) {
    plan.products().forEach(this::settle);
  }

  private void settle(PlannedProduct planned) {
    long qty = planned.isApplied() ? planned.qtyAfter() : planned.product().qty();
    boolean asBefore =
        Optional.ofNullable(standings.get(planned.id()))
            .filter(before -> before.qty() == qty)
            .isPresent();
    if (!asBefore || surprise(planned.product()).isPresent()) {
      standings.put(planned.id(), new Standing(qty, newest));
    }
  }
}
