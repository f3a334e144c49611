package io.headroom.sweep;

import io.headroom.catalogue.OrderedOption;
import io.headroom.catalogue.Product;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.VpsOptions;
import io.headroom.catalogue.Wish;
import io.headroom.reservation.Asked;
import io.headroom.reservation.OrderedVps;
import io.headroom.whmcs.OrderRows.Option;
import io.headroom.whmcs.OrderRows.Upgrade;
import io.headroom.whmcs.OrderRows.Wanted;
import io.headroom.whmcs.OrderRows.Wanted.OtherOption;
import io.headroom.whmcs.OrderRows.Wanted.OtherProduct;
import io.headroom.whmcs.OrderRows.Wanted.Unreadable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was last read of the upgrades that are ordered and not carried out.
 *
 * <p>Each stands for a service that waits, whose id is the upgrade's, below 0, and which needs what
 * the upgrade adds.
 */
final class UpgradeReading {

  private final Map<Long, List<OrderedOption>> options = new HashMap<>();
  private final Map<Long, ProductRow> products = new HashMap<>();
  private final Map<Long, Option> choices = new HashMap<>();
  private List<Upgrade> upgrades = List.of();

  /** Takes the upgrades, and forgets what was read before. */
  void begin(List<Upgrade> read) {
    options.clear();
    products.clear();
    choices.clear();
    upgrades = List.copyOf(read);
  }

  /** The services that are upgraded, each once. */
  List<Long> services() {
    return ids(upgrade -> Stream.of(upgrade.service()));
  }

  /** The products that services are upgraded to, each once. */
  List<Long> productIds() {
    return ids(
        upgrade ->
            upgrade.wanted() instanceof OtherProduct other ? Stream.of(other.id()) : Stream.of());
  }

  /** The options that upgrades change, each once. */
  List<Long> optionIds() {
    return ids(
        upgrade ->
            upgrade.wanted() instanceof OtherOption other
                ? Stream.of(other.option())
                : Stream.of());
  }

  private List<Long> ids(Function<Upgrade, Stream<Long>> each) {
    return upgrades.stream().flatMap(each).distinct().sorted().toList();
  }

  void addOptions(Map<Long, List<OrderedOption>> more) {
    options.putAll(more);
  }

  void addProducts(Collection<ProductRow> more) {
    more.forEach(product -> products.put(product.id(), product));
  }

  void addChoices(Map<Long, Option> more) {
    choices.putAll(more);
  }

  /** Returns the upgrades as services that wait, by their ids. */
  Map<Long, OrderedVps> vpses(VpsOptions names) {
    return upgrades.stream()
        .flatMap(upgrade -> vps(upgrade, names).stream())
        .collect(Collectors.toMap(OrderedVps::service, vps -> vps));
  }

  private Optional<OrderedVps> vps(Upgrade upgrade, VpsOptions names) {
    List<OrderedOption> ordered = options.getOrDefault(upgrade.service(), List.of());
    Asked before = asked(upgrade.product(), Wish.of(ordered, names));
    return after(upgrade.wanted(), before, ordered, names)
        .map(
            after ->
                new OrderedVps(
                    -upgrade.id(),
                    upgrade.order(),
                    "Pending",
                    after,
                    Optional.of(before),
                    upgrade.state()));
  }

  /** Empty where the upgrade changes nothing of the VPS. */
  private Optional<Asked> after(
      Wanted wanted, Asked before, List<OrderedOption> ordered, VpsOptions names) {
    if (wanted instanceof OtherProduct other) {
      return Optional.ofNullable(products.get(other.id()))
          .map(product -> asked(product, before.wish()));
    }
    if (wanted instanceof OtherOption other) {
      return Optional.ofNullable(choices.get(other.option()))
          .map(option -> option.with(other.value()))
          .map(
              option ->
                  asked(
                      before.product().row(),
                      Wish.of(Stream.concat(ordered.stream(), Stream.of(option)).toList(), names)));
    }
    String text = ((Unreadable) wanted).text();
    Wish wish = before.wish();
    return Optional.of(
        asked(
            before.product().row(),
            new Wish(
                wish.group(), wish.vpsPackage(), wish.sizes(), wish.storageType(), List.of(text))));
  }

  private static Asked asked(ProductRow product, Wish wish) {
    return new Asked(Product.of(product, List.of()), wish);
  }
}
