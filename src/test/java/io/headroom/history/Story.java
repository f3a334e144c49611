package io.headroom.history;

import io.headroom.event.ShopEvent.Kind;
import io.headroom.history.Happening.Activated;
import io.headroom.history.Happening.Dropped;
import io.headroom.history.Happening.Edited;
import io.headroom.history.Happening.Ended;
import io.headroom.history.Happening.Noted;
import io.headroom.history.Happening.Ordered;
import io.headroom.history.Happening.Paid;
import io.headroom.history.Happening.Placed;
import io.headroom.history.Happening.Refused;
import io.headroom.history.Happening.Released;
import io.headroom.history.Happening.Reopened;
import io.headroom.history.Happening.Silence;
import io.headroom.history.Happening.Sold;
import io.headroom.history.Happening.Terminated;
import io.headroom.history.ModelShop.Row;
import io.headroom.reservation.Invoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The story that a seed tells: customers, payments, builds, admins, and what fails. */
final class Story {

  private static final long SECOND = 1_000_000;
  private static final long LENGTH = 600 * SECOND;
  private static final int MOST_WAITING = 5;

  /**
   * After how long Headroom has seen that a service is gone. One that is built, given up and
   * Pending again between two looks cannot be told from one that is being built.
   */
  private static final long SEEN_GONE = 120 * SECOND;

  private final Random random;
  private final Site site;
  private final List<Happening> happenings = new ArrayList<>();
  private final VirtualTime time;
  private final ModelShop shop;
  private final ModelPanel panel;
  private final Keeper headroom;
  private final boolean options;
  private final int toldPercent;
  private final Map<Long, Place> places = new HashMap<>();
  private final Set<Long> building = new HashSet<>();
  private final Map<Long, Long> goneAt = new HashMap<>();
  private final Set<Long> leaving = new HashSet<>();
  private int undone;
  private long until;

  /**
   * What a story happens to.
   *
   * @param options whether options can be ordered there
   */
  record World(
      VirtualTime time, ModelShop shop, ModelPanel panel, Keeper headroom, boolean options) {}

  /** Makes the world of a site. */
  @FunctionalInterface
  interface Maker {
    World make(Site site, Random random, Journal journal);
  }

  private Story(long seed, UnaryOperator<Site> change, Maker maker) {
    random = random(seed);
    site = change.apply(new Sites(random).any());
    World world = maker.make(site, random, happenings::add);
    time = world.time();
    shop = world.shop();
    panel = world.panel();
    headroom = world.headroom();
    options = world.options();
    toldPercent = List.of(0, 90, 100).get(random.nextInt(3));
  }

  /** The first numbers of a Random are alike for neighbours among the seeds. */
  static Random random(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  /** Tells the story of a seed to a model. */
  static History of(long seed, Parts parts) {
    return of(
        seed,
        UnaryOperator.identity(),
        (site, random, journal) -> {
          VirtualTime time = new VirtualTime();
          ModelShop shop = new ModelShop();
          ModelPanel panel = new ModelPanel(site, time, random, journal);
          return new World(
              time,
              shop,
              panel,
              new ModelHeadroom(site, shop, panel, time, random, journal, Sites.PACE, parts),
              true);
        });
  }

  /**
   * Tells the story of a seed.
   *
   * @param change makes another site of the one that the seed draws
   * @param maker makes the world of that site
   */
  static History of(long seed, UnaryOperator<Site> change, Maker maker) {
    Story story = new Story(seed, change, maker);
    story.tell();
    return new History(seed, story.site, story.happenings);
  }

  private void tell() {
    headroom.start();
    until = time.micros() + LENGTH / time.pace();
    customers();
    for (int left = random.nextInt(3); left > 0; left--) {
      after(random.nextLong(LENGTH), this::restart);
    }
    for (int left = random.nextInt(3); left > 0; left--) {
      after(random.nextLong(LENGTH), this::silence);
    }
    for (int left = random.nextInt(3); left > 0; left--) {
      after(random.nextLong(LENGTH), this::openProductForm);
    }
    while (undone > 0) {
      time.step();
    }
    time.runUntil(time.micros() + site.settling());
    happenings.add(new Ended(time.micros()));
  }

  /** Plans something that belongs to the story, which is not over before it. */
  private void after(long micros, Runnable what) {
    undone++;
    time.after(
        micros / time.pace(),
        () -> {
          undone--;
          what.run();
        });
  }

  private long upTo(double seconds) {
    return 1 + random.nextLong((long) (seconds * SECOND));
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void note(Happening happening) {
    happenings.add(happening);
  }

  /** Tells Headroom of an event soon, or never. */
  private void tell(Kind kind, Row row) {
    tell(kind, row.id(), row.product(), row.group());
  }

  private void tell(Kind kind, long service, int product, int group) {
    if (happens(toldPercent)) {
      after(upTo(0.5), () -> headroom.tell(kind, service, product, group));
    }
  }

  private void customers() {
    after(
        upTo(12),
        () -> {
          if (time.micros() < until) {
            visit();
            customers();
          }
        });
  }

  private void visit() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> terminateAny();
      case 3 -> reopenAny();
      default -> orderAny();
    }
  }

  private void orderAny() {
    Offer offer = any(site.offers());
    int units = happens(15) ? 2 : 1;
    long waiting = shop.all().stream().filter(Row::isPending).count();
    if (shop.qty(offer.product()) < units || waiting + units > MOST_WAITING) {
      return;
    }
    int group = any(offer.groups());
    long client = happens(30) ? 1 : 100 + random.nextInt(1_000_000);
    boolean paid = happens(50);
    Size need = happens(20) && options ? withOptions(offer.size()) : offer.size();
    Runnable sell = () -> sell(offer.product(), units);
    Runnable insert =
        () -> {
          for (int unit = 0; unit < units; unit++) {
            insert(offer.product(), group, client, need, paid);
          }
          tell(Kind.ORDERED, shop.newest(), offer.product(), group);
        };
    boolean sellFirst = random.nextBoolean();
    (sellFirst ? sell : insert).run();
    after(upTo(0.3), sellFirst ? insert : sell);
  }

  private Size withOptions(Size size) {
    return random.nextBoolean()
        ? size.withMemory(size.memory() + 1 + random.nextInt(2))
        : size.withStorage(size.storage() == 0 ? 0 : size.storage() + 1 + random.nextInt(3));
  }

  private void sell(int product, int units) {
    shop.sell(product, units);
    note(new Sold(time.micros(), product, shop.qty(product)));
  }

  private void insert(int product, int group, long client, Size need, boolean paid) {
    Invoice invoice = paid ? (random.nextBoolean() ? Invoice.PAID : Invoice.NONE) : Invoice.UNPAID;
    long id = shop.nextId();
    shop.add(
        new Row(
            id,
            client,
            product,
            group,
            need,
            "Pending",
            "Pending",
            invoice,
            OptionalLong.empty(),
            time.micros()));
    note(new Ordered(time.micros(), id, client, product, group, need, paid));
    if (paid || happens(10)) {
      buildLater(id);
    } else if (happens(70)) {
      after(upTo(200), () -> pay(id));
    } else if (happens(70)) {
      after(upTo(300), () -> cancel(id));
    }
  }

  private void pay(long id) {
    Row row = shop.row(id);
    if (row.isPending() && !row.isCancelled()) {
      tell(Kind.ORDER_PAID, row);
      shop.update(id, known -> known.with(Invoice.PAID));
      note(new Paid(time.micros(), id));
      buildLater(id);
    }
  }

  /** The shop tells of it before it changes anything. */
  private void cancel(long id) {
    Row row = shop.row(id);
    if (row.isPending() && !building.contains(id) && !leaving.contains(id)) {
      leaving.add(id);
      boolean fraud = happens(20);
      tell(fraud ? Kind.ORDER_FRAUD : Kind.ORDER_CANCELLED, row);
      String status = fraud ? "Fraud" : "Cancelled";
      after(
          upTo(1.5),
          () -> {
            leaving.remove(id);
            goneAt.put(id, time.micros());
            note(new Dropped(time.micros(), id));
            shop.update(id, known -> known.with(happens(50) ? status : "Pending", status));
          });
    }
  }

  private void buildLater(long id) {
    after(happens(20) ? upTo(0.2) : upTo(100), () -> build(id, 3));
  }

  private void build(long id, int tries) {
    Row row = shop.row(id);
    if (!row.isPending() || row.isCancelled() || building.contains(id) || leaving.contains(id)) {
      return;
    }
    building.add(id);
    after(
        upTo(1),
        () -> {
          Optional<Place> place = panel.place(row.group(), row.need());
          if (place.isEmpty()) {
            building.remove(id);
            note(new Refused(time.micros(), id));
            tell(Kind.CREATE_FAILED, row);
            if (tries > 1) {
              after(upTo(60), () -> build(id, tries - 1));
            }
          } else {
            note(new Placed(time.micros(), id, place.get()));
            places.put(id, place.get());
            after(upTo(happens(20) ? 70 : 2), () -> noteServer(id));
          }
        });
  }

  private void noteServer(long id) {
    note(new Noted(time.micros(), id, shop.build(id)));
    after(
        upTo(happens(20) ? 70 : 1),
        () -> {
          Row row = shop.row(id);
          shop.update(id, known -> known.with("Active", known.order()));
          note(new Activated(time.micros(), id));
          building.remove(id);
          tell(Kind.PROVISIONED, row);
        });
  }

  private void terminateAny() {
    List<Row> active = shop.all().stream().filter(row -> row.status().equals("Active")).toList();
    if (active.isEmpty()) {
      return;
    }
    Row row = any(active);
    long id = row.id();
    goneAt.put(id, time.micros());
    note(new Terminated(time.micros(), id));
    shop.update(id, known -> known.with("Terminated", known.order()));
    tell(Kind.TERMINATED, row);
    after(
        upTo(happens(50) ? 5 : 250),
        () -> {
          note(new Released(time.micros(), id));
          panel.release(row.group(), row.need(), places.remove(id));
        });
  }

  /** An admin sets a service that is gone Pending again; the old server stays noted. */
  private void reopenAny() {
    List<Row> gone =
        shop.all().stream()
            .filter(row -> row.status().equals("Terminated") || row.status().equals("Cancelled"))
            .filter(row -> !places.containsKey(row.id()))
            .filter(row -> time.micros() - goneAt.get(row.id()) > SEEN_GONE / time.pace())
            .toList();
    long waiting = shop.all().stream().filter(Row::isPending).count();
    if (gone.isEmpty() || waiting >= MOST_WAITING) {
      return;
    }
    Row row = any(gone);
    long id = row.id();
    shop.update(id, known -> known.with("Pending", "Pending").with(Invoice.PAID));
    note(
        new Reopened(
            time.micros(), id, row.client(), row.product(), row.group(), row.need(), true));
    tell(Kind.ORDER_PENDING, row);
    buildLater(id);
  }

  private void restart() {
    headroom.kill();
    after(upTo(40), headroom::start);
  }

  private void silence() {
    panel.silent(true);
    note(new Silence(time.micros(), true));
    after(
        upTo(200),
        () -> {
          panel.silent(false);
          note(new Silence(time.micros(), false));
        });
  }

  /** An admin who saves the form of a product writes back the qty that it showed. */
  private void openProductForm() {
    int product = any(site.offers()).product();
    long shown = shop.qty(product);
    after(
        upTo(60),
        () -> {
          shop.qty(product, shown);
          note(new Edited(time.micros(), product, shown));
          tell(Kind.PRODUCT_SAVED, 0, product, 0);
        });
  }
}
