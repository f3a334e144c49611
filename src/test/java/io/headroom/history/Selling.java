package io.headroom.history;

import io.headroom.event.ShopEvent.Kind;
import io.headroom.history.ModelShop.Row;
import io.headroom.reservation.Invoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Customers who want all that there is, on a virtual clock: what a shop sells to them, and what of
 * that can be placed. Every seller meets the same customers.
 */
public final class Selling {

  private static final long SECOND = 1_000_000;
  private static final int GROUP = 1;

  /** How many customers come. */
  public static final int CUSTOMERS = 370;

  /** Who decides what is for sale. */
  public enum Seller {
    /** Nobody: the qty that was right in the beginning falls with each sale. */
    SHOP_ALONE,
    /** Headroom, told by the hook file. */
    HOOK,
    /** Headroom, which looks at the shop every five seconds. */
    POLL,
    /** Somebody who knows everything, and where the panel will place it. */
    IDEAL
  }

  /**
   * What customers came to.
   *
   * @param accepted orders that the shop took
   * @param failed accepted orders that the panel had no room for
   * @param refused orders that were refused though there was room
   */
  public record Result(int accepted, int failed, int refused) {

    /** Returns both together. */
    public Result plus(Result other) {
      return new Result(accepted + other.accepted, failed + other.failed, refused + other.refused);
    }
  }

  /** A customer: when, which product, and after how long it is built. */
  private record Customer(long at, int product, long buildAfter) {}

  /** A VPS that is given up: when, and which of those that there are, from 0 to 1. */
  private record Leaving(long at, double which) {}

  private final Site site;
  private final Seller seller;
  private final VirtualTime time = new VirtualTime();
  private final ModelShop shop = new ModelShop();
  private final Map<Long, Place> places = new HashMap<>();
  private final Ground promised;
  private final Random placing;
  private final ModelPanel panel;
  private final ModelHeadroom headroom;
  private final List<Customer> customers = new ArrayList<>();
  private final List<Leaving> leavings = new ArrayList<>();
  private int accepted;
  private int failed;
  private int refused;

  private Selling(Site site, Seller seller, int ordersPerMinute, long seed, Duration step) {
    SplittableRandom seeds = new SplittableRandom(seed);
    this.site = site;
    this.seller = seller;
    this.promised = new Ground(site, GROUP);
    draw(new Random(seeds.nextLong()), 60.0 * SECOND / ordersPerMinute);
    this.placing = new Random(seeds.nextLong());
    this.panel = new ModelPanel(site, time, new Random(seeds.nextLong()), Journal.NONE);
    boolean polls = seller == Seller.POLL || seller == Seller.HOOK;
    Pace usual = Pace.DEFAULT;
    this.headroom =
        new ModelHeadroom(
            site,
            shop,
            panel,
            time,
            new Random(seeds.nextLong()),
            Journal.NONE,
            new Pace(
                usual.period(),
                usual.figures(),
                usual.quiet(),
                polls ? usual.poll() : Duration.ZERO,
                step),
            Parts.REAL);
  }

  private void draw(Random random, double between) {
    double at = 60 * SECOND;
    double leavesAt = at;
    for (int number = 0; number < CUSTOMERS; number++) {
      at -= between * Math.log(1 - random.nextDouble());
      int product = 1 + random.nextInt(site.offers().size());
      customers.add(new Customer((long) at, product, 20 * SECOND + random.nextLong(100 * SECOND)));
    }
    while (leavesAt < at) {
      leavesAt -= 4 * between * Math.log(1 - random.nextDouble());
      leavings.add(new Leaving((long) leavesAt, random.nextDouble()));
    }
  }

  /**
   * Sells.
   *
   * @param existing the products of the VPSes that there are in the beginning
   * @param step the longest that one step of a sweep takes
   */
  public static Result run(
      Site site,
      List<Integer> existing,
      Seller seller,
      int ordersPerMinute,
      long seed,
      Duration step) {
    Selling selling = new Selling(site, seller, ordersPerMinute, seed, step);
    existing.forEach(selling::exists);
    return selling.sell();
  }

  private void exists(int product) {
    long id = insert(product, "Active");
    Size size = site.offer(product).size();
    Place place = panel.place(GROUP, size).orElseThrow();
    places.put(id, place);
    promised.put(size, place);
  }

  private long insert(int product, String status) {
    long id = shop.nextId();
    shop.add(
        new Row(
            id,
            id,
            product,
            GROUP,
            site.offer(product).size(),
            status,
            "Pending",
            Invoice.PAID,
            OptionalLong.empty(),
            time.micros()));
    return id;
  }

  private Result sell() {
    for (Offer offer : site.offers()) {
      shop.qty(offer.product(), panel.ground(GROUP).fits(offer.size(), offer.buffer()));
    }
    if (seller == Seller.HOOK || seller == Seller.POLL) {
      headroom.start();
    }
    customers.forEach(customer -> time.after(customer.at(), () -> visit(customer)));
    leavings.forEach(leaving -> time.after(leaving.at(), () -> leave(leaving)));
    time.runUntil(customers.get(CUSTOMERS - 1).at() + 130 * SECOND);
    return new Result(accepted, failed, refused);
  }

  private void visit(Customer customer) {
    Offer offer = site.offer(customer.product());
    if (seller == Seller.IDEAL ? promise(offer) : shop.qty(offer.product()) > 0) {
      accepted++;
      order(customer);
    } else if (fitsForSure(offer)) {
      refused++;
    }
  }

  /** Chooses a place at once, as if what is ordered were built at once. */
  private boolean promise(Offer offer) {
    if (promised.fits(offer.size(), offer.buffer()) == 0) {
      return false;
    }
    List<Place> free = promised.free(offer.size());
    Place place = free.get(placing.nextInt(free.size()));
    promised.put(offer.size(), place);
    places.put(shop.nextId(), place);
    return true;
  }

  private boolean fitsForSure(Offer offer) {
    if (seller == Seller.IDEAL) {
      return false;
    }
    List<Size> waiting = shop.all().stream().filter(Row::isPending).map(Row::need).toList();
    return panel.ground(GROUP).sure(waiting, offer.size(), offer.buffer()) > 0;
  }

  private void order(Customer customer) {
    int product = customer.product();
    shop.sell(product, 1);
    long id = insert(product, "Pending");
    tell(Kind.ORDERED, shop.row(id));
    time.after(customer.buildAfter(), () -> build(id));
  }

  private void build(long id) {
    Row row = shop.row(id);
    Optional<Place> place =
        seller == Seller.IDEAL ? Optional.of(places.get(id)) : panel.place(GROUP, row.need());
    if (place.isEmpty()) {
      failed++;
      shop.update(id, known -> known.with("Cancelled", "Cancelled"));
      return;
    }
    places.put(id, place.get());
    time.after(
        2 * SECOND,
        () -> {
          shop.build(id);
          shop.update(id, known -> known.with("Active", known.order()));
          tell(Kind.PROVISIONED, row);
        });
  }

  private void leave(Leaving leaving) {
    List<Row> active = shop.all().stream().filter(row -> row.status().equals("Active")).toList();
    if (active.isEmpty()) {
      return;
    }
    Row row = active.get((int) (leaving.which() * active.size()));
    shop.update(row.id(), known -> known.with("Terminated", known.order()));
    tell(Kind.TERMINATED, row);
    time.after(
        SECOND,
        () -> {
          Place place = places.remove(row.id());
          if (seller == Seller.IDEAL) {
            promised.remove(row.need(), place);
          } else {
            panel.release(GROUP, row.need(), place);
          }
        });
  }

  /** What the hook file tells arrives within a second; a sweep takes about another one. */
  private void tell(Kind kind, Row row) {
    if (seller == Seller.HOOK) {
      time.after(SECOND, () -> headroom.tell(kind, row.id(), row.product(), row.group()));
    }
  }
}
