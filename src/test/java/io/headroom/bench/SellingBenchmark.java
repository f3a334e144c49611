package io.headroom.bench;

import io.headroom.history.Host;
import io.headroom.history.Host.Amount;
import io.headroom.history.Host.Disk;
import io.headroom.history.Offer;
import io.headroom.history.Selling;
import io.headroom.history.Selling.Result;
import io.headroom.history.Selling.Seller;
import io.headroom.history.Site;
import io.headroom.history.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What is sold of a fleet that is nearly full, on a virtual clock over the real decisions: with
 * Headroom, by the shop alone, and by somebody who knows everything.
 */
final class SellingBenchmark {

  private static final int SEEDS = 5;
  private static final int[] RATES = {1, 10, 60};
  private static final int[] BUFFERS = {0, 10};

  /** The least part of the ideal seller's orders, in percent. */
  private static final int LEAST_PERCENT = 95;

  /** The longest step of a sweep: one over three nodes takes about a second. */
  private static final Duration STEP = Duration.ofMillis(200);

  private static final int LAST_PLACES = 16;

  private static final List<Range> RANGES =
      List.of(
          new Range("one product", List.of(2), Collections.nCopies(30, 1)),
          new Range(
              "four equal",
              List.of(2, 2, 2, 2),
              IntStream.range(0, 30).map(at -> 1 + at % 4).boxed().toList()),
          // the large ones first, so that they find a node
          new Range(
              "four mixed",
              List.of(1, 2, 4, 8),
              IntStream.range(0, 16).map(at -> 4 - at / 4).boxed().toList()));

  /**
   * The products that are sold.
   *
   * @param gb the memory of each
   * @param existing the products of the VPSes that there are in the beginning: half of the fleet
   */
  private record Range(String words, List<Integer> gb, List<Integer> existing) {

    private List<Offer> offers(int buffer) {
      return IntStream.range(0, gb.size())
          .mapToObj(
              at ->
                  new Offer(
                      at + 1,
                      new Size(1024 * gb.get(at), gb.get(at), 10 * gb.get(at), 0, 1),
                      buffer,
                      List.of(1)))
          .toList();
    }
  }

  private final List<String> missed = new ArrayList<>();

  /** Prints the table and returns what is missed. */
  List<String> run() {
    System.out.printf(
        "%nOrders of %d customers, %d seeds each, three nodes with room for 30 VPSes of 2 GB,%n"
            + "built after 20 to 120 s, a quarter as many given up, rules of the panel, the last %d"
            + " places shared out.%nOn a virtual clock; an order lowers the others after 2 s (hook)"
            + " or 5 s and a sweep (poll).%naccepted / not placeable / refused though there was"
            + " room%n%n",
        Selling.CUSTOMERS, SEEDS, LAST_PLACES);
    System.out.printf(
        "%-12s %6s %8s  %15s %17s %17s %6s  %s%n",
        "products", "buffer", "a minute", "shop alone", "poll", "hook", "ideal", "of the ideal");
    for (Range range : RANGES) {
      for (int buffer : BUFFERS) {
        for (int rate : RATES) {
          row(range, buffer, rate);
        }
      }
    }
    return missed;
  }

  private void row(Range range, int buffer, int rate) {
    Site site = site(range, buffer);
    Map<Seller, Result> results = new EnumMap<>(Seller.class);
    for (Seller seller : Seller.values()) {
      results.put(
          seller,
          LongStream.rangeClosed(1, SEEDS)
              .mapToObj(seed -> Selling.run(site, range.existing(), seller, rate, seed, STEP))
              .reduce(new Result(0, 0, 0), Result::plus));
    }
    int ideal = results.get(Seller.IDEAL).accepted();
    double poll = 100.0 * results.get(Seller.POLL).accepted() / ideal;
    double hook = 100.0 * results.get(Seller.HOOK).accepted() / ideal;
    System.out.printf(
        "%-12s %4d %% %8d  %15s %17s %17s %6d  %.1f %% and %.1f %%%n",
        range.words(),
        buffer,
        rate,
        text(results.get(Seller.SHOP_ALONE)),
        text(results.get(Seller.POLL)),
        text(results.get(Seller.HOOK)),
        ideal,
        poll,
        hook);
    for (Seller seller : List.of(Seller.POLL, Seller.HOOK)) {
      String name =
          "%s, buffer %d %%, %d a minute, %s".formatted(range.words(), buffer, rate, seller);
      Result result = results.get(seller);
      if (result.failed() > 0) {
        missed.add(name + ": " + result.failed() + " orders not placeable, and not 0");
      }
      if (100 * result.accepted() < LEAST_PERCENT * ideal) {
        missed.add(
            "%s: %.1f %% of the ideal's orders, and not %d %%"
                .formatted(name, 100.0 * result.accepted() / ideal, LEAST_PERCENT));
      }
    }
  }

  private static String text(Result result) {
    return result.accepted() + " / " + result.failed() + " / " + result.refused();
  }

  private static Site site(Range range, int buffer) {
    List<Host> hosts =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                id ->
                    new Host(
                        id,
                        1,
                        new Amount(1024 * 40, 0),
                        Amount.NO_LIMIT,
                        Amount.NO_LIMIT,
                        List.of(new Disk(0, new Amount(1000, 0)))))
            .toList();
    return new Site(
        true,
        LAST_PLACES,
        hosts,
        Map.of(),
        range.offers(buffer),
        Duration.ofHours(1).toNanos() / 1_000,
        0);
  }
}
