package io.headroom.sweep;

import io.headroom.guard.Approval;
import io.headroom.guard.Guard;
import io.headroom.guard.GuardMemory;
import io.headroom.guard.Hold;
import io.headroom.guard.Input;
import io.headroom.guard.Software;
import io.headroom.stock.PlannedProduct;
import io.headroom.text.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the guard about each sweep, remembers what it needs for the next one, and takes what a
 * person approves. Safe for use by several threads.
 */
public final class GuardDesk {

  private static final Logger LOG = LoggerFactory.getLogger(GuardDesk.class);
  private static final Duration APPROVAL = Duration.ofMinutes(15);
  private static final int LONGEST_WHY = 200;

  private final Optional<Guard> guard;
  private final Supplier<Software> software;
  private final LongSupplier ticker;
  private final GuardReader reader = new GuardReader();
  private GuardMemory memory = GuardMemory.EMPTY;
  private List<Approval> approvals = List.of();

  /**
   * Creates the desk; nothing is remembered.
   *
   * @param guard judges sweeps; empty where nothing is held
   * @param software what Headroom is
   * @param ticker tells how time passes, in ns
   */
  public GuardDesk(Optional<Guard> guard, Supplier<Software> software, LongSupplier ticker) {
    this.guard = guard;
    this.software = software;
    this.ticker = ticker;
  }

  /** Whether anything is held at all. */
  public boolean isOn() {
    return guard.isPresent();
  }

  /** The elapsed time, in ms. */
  public long millis() {
    return Duration.ofNanos(ticker.getAsLong()).toMillis();
  }

  /** What is remembered. */
  public synchronized GuardMemory memory() {
    return memory;
  }

  /** Takes up what an earlier process remembered. */
  public synchronized void restore(GuardMemory earlier) {
    memory = earlier;
  }

  /** Asks the guard about the plan of a sweep, which then holds what it holds. */
  public synchronized void judge(Sweep sweep) {
    guard.ifPresent(
        judging -> {
          var look = reader.look(sweep, software.get(), millis());
          sweep.ruled(new Ruling(look, judging.judge(look, memory, approvals)));
        });
  }

  /** Remembers what came of a sweep. */
  public synchronized void settle(Sweep sweep) {
    sweep.ruling().ifPresent(ruling -> settle(ruling, sweep.plan().products()));
  }

  private void settle(Ruling ruling, List<PlannedProduct> products) {
    Set<String> before = memory.holds().values().stream().map(Hold::id).collect(Collectors.toSet());
    Set<Long> applied =
        products.stream()
            .filter(PlannedProduct::isApplied)
            .map(PlannedProduct::id)
            .collect(Collectors.toSet());
    ruling.judgement().applied().forEach(hold -> log(hold, "applies, as it lasts"));
    memory = memory.after(ruling.look(), ruling.judgement(), applied);
    approvals = approvals.stream().filter(each -> each.until() > ruling.look().millis()).toList();
    memory.holds().values().stream()
        .filter(hold -> !before.contains(hold.id()))
        .forEach(GuardDesk::warn);
    if (memory.holds().isEmpty() && !before.isEmpty()) {
      LOG.info("Nothing is held any more");
    }
  }

  private static void warn(Hold hold) {
    LOG.atWarn()
        .addKeyValue("hold", hold.id())
        .log(
            "Products {} keep their qty until somebody confirms it: {}. If it is right: headroom"
                + " approve {} --why \"…\"{}",
            ids(hold),
            OneLine.of(hold.words()).text(),
            hold.id(),
            hold.byPerson() ? "" : "; it applies by itself if it lasts");
  }

  private static void log(Hold hold, String what) {
    LOG.atInfo()
        .addKeyValue("hold", hold.id())
        .log("What was held of products {} {}", ids(hold), what);
  }

  private static String ids(Hold hold) {
    return hold.products().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** What is held now. */
  public synchronized List<Hold> holds() {
    return memory.holds().values().stream()
        .sorted((a, b) -> a.direction().compareTo(b.direction()))
        .toList();
  }

  /** The ids of the groups, or of the packages, that are in doubt: they are asked for anew. */
  public synchronized Set<Long> doubted(Input.Kind kind) {
    return memory.holds().values().stream()
        .flatMap(hold -> hold.inputs().keySet().stream())
        .filter(input -> input.kind() == kind)
        .map(Input::id)
        .collect(Collectors.toSet());
  }

  /**
   * Lets what is held apply with the next sweep, and what follows from the same inputs for 15
   * minutes.
   *
   * @param id the hold's id
   * @param by who says so
   * @param why the reason
   * @return the hold; empty if there is none of that id
   */
  public synchronized Optional<Hold> approve(String id, String by, String why) {
    Optional<Hold> approved = holds().stream().filter(hold -> hold.id().equals(id)).findFirst();
    approved.ifPresent(
        hold -> {
          List<Approval> more = new ArrayList<>(approvals);
          more.add(new Approval(hold, millis() + APPROVAL.toMillis()));
          approvals = List.copyOf(more);
          LOG.atInfo()
              .addKeyValue("caller", by)
              .addKeyValue("hold", id)
              .log("Approved for products {}: {}", ids(hold), OneLine.of(why, LONGEST_WHY).text());
        });
    return approved;
  }
}
