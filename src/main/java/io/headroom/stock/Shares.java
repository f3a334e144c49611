package io.headroom.stock;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.Product;
import io.headroom.reservation.LastPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many each product gets of the last places of its hypervisor groups.
 *
 * @param byGroup the places by group and product; a group whose last places are not shared out is
 *     not named
 */
record Shares(Map<Long, Map<Long, Fit>> byGroup) {

  static final Shares NONE = new Shares(Map.of());

  /** Shares the last places out among the products of a catalogue. */
  static Shares of(Catalogue catalogue, Answers answers, StockRules rules) {
    if (rules.lastPlaces() == 0) {
      return NONE;
    }
    Map<Long, List<Sold>> sold = new TreeMap<>();
    for (Product product : catalogue.products()) {
      answers
          .demand(product)
          .ifPresent(
              demand ->
                  product
                      .groups(rules.rules())
                      .forEach(
                          group ->
                              sold.computeIfAbsent(group, none -> new ArrayList<>())
                                  .add(new Sold(product.id(), demand))));
    }
    Map<Long, Map<Long, Fit>> byGroup = new HashMap<>();
    for (Entry<Long, List<Sold>> group : sold.entrySet()) {
      if (group.getValue().size() > 1) {
        answers
            .latest(group.getKey())
            .flatMap(fits -> split(fits, group.getValue(), rules))
            .ifPresent(shares -> byGroup.put(group.getKey(), shares));
      }
    }
    return new Shares(byGroup);
  }

  private static Optional<Map<Long, Fit>> split(GroupFits fits, List<Sold> sold, StockRules rules) {
    RuleSet ruleSet = rules.rules();
    List<Demand> demands = sold.stream().map(Sold::demand).toList();
    boolean many =
        demands.stream()
            .map(demand -> fits.stock(demand, ruleSet).available())
            .anyMatch(left -> !left.isUnlimited() && left.count() > rules.lastPlaces());
    return many
        ? Optional.empty()
        : new LastPlaces(rules.lastPlaces())
            .split(fits.room(ruleSet), demands)
            .map(shares -> byProduct(sold, shares));
  }

  private static Map<Long, Fit> byProduct(List<Sold> sold, List<Fit> shares) {
    Map<Long, Fit> byProduct = new HashMap<>();
    for (int at = 0; at < shares.size(); at++) {
      byProduct.put(sold.get(at).product(), shares.get(at));
    }
    return byProduct;
  }

  /** Returns the places of a product in a group; no limit where they are not shared out. */
  Fit of(long group, long product) {
    return byGroup.getOrDefault(group, Map.of()).getOrDefault(product, Fit.UNLIMITED);
  }

  /** A product that is sold in a group, and what it asks of every node. */
  private record Sold(long product, Demand demand) {}
}
