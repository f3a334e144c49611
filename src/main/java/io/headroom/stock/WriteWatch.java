package io.headroom.stock;

import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Whether any product of the catalogue has another qty than stood there. */
  public boolean isSurprisedBy(Catalogue catalogue) {
    return catalogue.products().stream().anyMatch(this::isSurprise);
  }

  private boolean isSurprise(Product product) {
    Standing standing = standings.get(product.id());
    return standing != null && standing.qty() != product.qty();
  }

  /**
   * Returns the id of the service after which is to be read what was ordered, and in any case the
   * newest service; beyond every id as long as none was seen.
   */
  public long after(Catalogue catalogue) {
    return catalogue.products().stream()
        .filter(this::isSurprise)
        .map(product -> standings.get(product.id()))
        .mapToLong(Standing::service)
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
    return catalogue.products().stream()
        .filter(this::isSurprise)
        .map(product -> judge(product, ordered))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<UnexplainedWrite> judge(Product product, Collection<Ordered> ordered) {
    Standing standing = standings.get(product.id());
    long units =
        ordered.stream()
            .filter(order -> order.product() == product.id() && order.id() > standing.service())
            .mapToLong(Ordered::units)
            .sum();
    boolean countable = standing.service() != UNSEEN;
    boolean explained =
        product.qty() < standing.qty() && (!countable || product.qty() >= standing.qty() - units);
    return explained
        ? Optional.empty()
        : Optional.of(
            new UnexplainedWrite(
                product.id(), product.name(), standing.qty(), units, product.qty()));
  }

  /** Takes the highest id of a service into account that was seen. */
  public void seen(long service) {
    newest = newest == UNSEEN ? service : Math.max(service, newest);
  }

  /** Remembers what stands in the shop now that a plan was carried out. */
  public void settle(Plan plan) {
    for (PlannedProduct planned : plan.products()) {
      long qty = planned.isApplied() ? planned.qtyAfter() : planned.product().qty();
      Standing before = standings.get(planned.id());
      if (before == null || before.qty() != qty || isSurprise(planned.product())) {
        standings.put(planned.id(), new Standing(qty, newest));
      }
    }
  }
}
