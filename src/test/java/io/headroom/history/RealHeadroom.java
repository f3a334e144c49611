package io.headroom.history;

import io.headroom.event.ShopEvent.Kind;
import io.headroom.event.ShopEvent.Subject;
import io.headroom.history.Happening.Restarted;
import io.headroom.history.RealShop.SweepTime;
import io.headroom.rig.Http;
import io.headroom.rig.Station;
import io.headroom.sweep.SweepListener;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The running process, with its routes, its poll, and its HTTP side. */
final class RealHeadroom implements Keeper, SweepListener, AutoCloseable {

  private final Supplier<Station> starter;
  private final RealTime time;
  private final Journal journal;
  private final List<SweepTime> sweeps = new CopyOnWriteArrayList<>();
  private Optional<Station> station = Optional.empty();

  RealHeadroom(Supplier<Station> starter, RealTime time, Journal journal) {
    this.starter = starter;
    this.time = time;
    this.journal = journal;
  }

  @Override
  public void start() {
    kill();
    journal.add(new Restarted(time.micros()));
    Station started = starter.get();
    started.process().sweeps().addListener(this);
    station = Optional.of(started);
  }

  @Override
  public void kill() {
    station.ifPresent(Station::close);
    station = Optional.empty();
  }

  @Override
  public void tell(Kind kind, long service, int product, int group) {
    station.ifPresent(
        up ->
            Http.on(up.process().port())
                .post("/api/events/" + kind.term(), body(kind, service, product, group)));
  }

  private static String body(Kind kind, long service, int product, int group) {
    if (kind.subject() == Subject.ORDER) {
      return kind == Kind.ORDERED
          ? "{\"orderId\":%d,\"serviceIds\":[%d]}".formatted(service, service)
          : "{\"orderId\":%d}".formatted(service);
    }
    return kind == Kind.PRODUCT_SAVED
        ? "{\"productId\":%d}".formatted(product)
        : "{\"serviceId\":%d,\"productId\":%d,\"groupIds\":[%d]}"
            .formatted(service, product, group);
  }

  /** The sweeps so far. */
  List<SweepTime> sweeps() {
    return sweeps;
  }

  @Override
  public void ended(SweepReport report) {
    sweeps.add(new SweepTime(report.at()));
  }

  @Override
  public void failed(SweepRequest request, long millis) {
    // a sweep that fails writes nothing after its failure, and what it wrote is judged by the last
  }

  @Override
  public void close() {
    kill();
  }
}
