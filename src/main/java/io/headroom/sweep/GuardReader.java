package io.headroom.sweep;

import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Product;
import io.headroom.guard.Asked;
import io.headroom.guard.GroupReading;
import io.headroom.guard.Look;
import io.headroom.guard.PackageReading;
import io.headroom.guard.Readings;
import io.headroom.guard.Setup;
import io.headroom.guard.Software;
import io.headroom.stock.Answers;
import io.headroom.stock.Plan;
import io.headroom.stock.PlannedProduct;
import io.headroom.stock.ProductStock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a sweep asks for, and from what, for the guard.
 *
 * <p>Used by one sweep at a time.
 */
final class GuardReader {

  private final Map<Long, Memo<HypervisorGroup, GroupReading>> groups = new HashMap<>();

  private final Memo<Question, Products> products = new Memo<>(Question::products);

  private record Question(Plan plan, RuleSet rules) {

    Products products() {
      return new Products(
          plan.products().stream()
              .filter(planned -> planned.decision().isDecided())
              .map(this::asked)
              .toList(),
          plan.products().stream().map(PlannedProduct::id).collect(Collectors.toUnmodifiableSet()));
    }

    private Asked asked(PlannedProduct planned) {
      Product product = planned.product();
      Setup setup =
          new Setup(
              product.packageId(), product.groups(rules), product.ipv4() + " " + product.buffer());
      return new Asked(
          planned.id(),
          product.qty(),
          planned.decision().qtyOr(product.qty()),
          reserved(planned),
          setup);
    }
  }

  /** How much of what fits orders keep that are not built, and other products' last places. */
  private static long reserved(PlannedProduct planned) {
    return planned.stock().filter(ProductStock::isLess).stream()
        .filter(stock -> !stock.fits().isUnlimited())
        .mapToLong(stock -> stock.fits().count() - stock.available().count())
        .sum();
  }

  /** The qtys that a plan asks for, and the ids of all its products. */
  private record Products(List<Asked> asked, Set<Long> kept) {}

  Look look(Sweep sweep, Software software, long millis) {
    Products asked = products.to(new Question(sweep.plan(), sweep.rules().rules()));
    return new Look(
        asked.asked(),
        asked.kept(),
        readings(sweep.answers()),
        software,
        sweep.request().scope().all(),
        sweep.at(),
        millis);
  }

  private Readings readings(Answers answers) {
    Set<Long> asked = answers.groups().keySet();
    groups.keySet().retainAll(asked);
    return new Readings(
        read(
            answers.groups(),
            fits -> groups.computeIfAbsent(fits.group().id(), id -> memo()).to(fits.group()),
            GroupReading.MISSING),
        read(answers.packages(), PackageReading::of, PackageReading.MISSING));
  }

  private static Memo<HypervisorGroup, GroupReading> memo() {
    return new Memo<>(GroupReading::of);
  }

  private static <T, R> Map<Long, R> read(
      Map<Long, Lookup<T>> answers, Function<T, R> reader, R missing) {
    Map<Long, R> readings = new HashMap<>();
    answers.forEach(
        (id, answer) ->
            answer
                .<Optional<R>>fold(
                    found -> Optional.of(reader.apply(found)),
                    () -> Optional.of(missing),
                    reason -> Optional.empty())
                .ifPresent(reading -> readings.put(id, reading)));
    return readings;
  }
}
