package io.headroom.sweep;

import io.headroom.catalogue.Scope;
import io.headroom.text.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A sweep that somebody asked for, and its result. Safe for use by several threads. */
public final class SweepTicket {

  private final String id = UUID.randomUUID().toString();
  private final String trigger;
  private final Scope scope;
  private final CompletableFuture<SweepReport> result = new CompletableFuture<>();
  private volatile boolean begun;

  SweepTicket(String trigger, Scope scope) {
    this.trigger = trigger;
    this.scope = scope;
  }

  /** Its id, by which its result can be asked for later. */
  public String id() {
    return id;
  }

  /** What asked for it, as the ledger records it. */
  String trigger() {
    return trigger;
  }

  /** What is looked at. */
  public Scope scope() {
    return scope;
  }

  void begin() {
    begun = true;
  }

  void complete(SweepReport report) {
    result.complete(report);
  }

  void fail(Throwable why) {
    result.completeExceptionally(why);
  }

  /** Waits for the result, at most so long. */
  public SweepTicket await(Duration longest) {
    try {
      result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      // by fold
    }
    return this;
  }

  /**
   * Returns what the one function that fits gives.
   *
   * @param waiting of a sweep that goes on: whether it has begun
   * @param done of the report
   * @param failed of the reason why it could not run, in one line
   */
  public <R> R fold(
      Function<Boolean, R> waiting, Function<SweepReport, R> done, Function<String, R> failed) {
    if (!result.isDone()) {
      return waiting.apply(begun);
    }
    Optional<Throwable> failure =
        result.handle((report, why) -> Optional.<Throwable>ofNullable(why)).join();
    return failure
        .map(Failures::rootMessage)
        .map(failed)
        .orElseGet(() -> done.apply(result.join()));
  }
}
