package io.headroom.reservation;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Fit;
import java.util.List;
import java.util.Optional;

/**
 * Shares the last places of a group out among the products that are sold there, so that none is
 * promised twice.
 *
 * @param most up to how many places that can be sold together count as the last ones ({@code
 *     headroom.last-places}); 0 for none
 */
public record LastPlaces(int most) {

  /**
   * Returns how many of each product may be sold, in the order of the products; empty where more
   * than the last places are left, so that each product keeps its own number.
   *
   * <p>All of them fit at once, in every order and wherever the panel places them: a product gets
   * one more place only if each product still fits after everything else that is shared out. They
   * get them in turns. A product that nothing limits takes no part and keeps its number.
   *
   * @param room the group with what is reserved in it
   */
  public Optional<List<Fit>> split(Room room, List<Demand> products) {
    List<Fit> left = products.stream().map(product -> room.left(product).fit()).toList();
    if (left.stream().anyMatch(fit -> !fit.isUnlimited() && fit.count() > most)) {
      return Optional.empty();
    }
    Turns turns = new Turns(room, products, left);
    turns.shareOut(most + 1L);
    return turns.total() > most ? Optional.empty() : Optional.of(turns.shares());
  }
}
