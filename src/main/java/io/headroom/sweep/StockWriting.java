package io.headroom.sweep;

import io.headroom.stock.Writing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The writing of a plan, batch by batch, and whether the next one is worth a try. */
public final class StockWriting {

  private boolean late;
  private Optional<String> hopeless = Optional.empty();

  /** Whether the next batch is to be tried. */
  public boolean goesOn() {
    return !late && hopeless.isEmpty();
  }

  /** Returns what became of a batch. */
  public Writing settle(StockBatch batch) {
    if (!batch.wasTried()) {
      return untried(batch);
    }
    Writing result = Writing.of(batch.attempts(), batch.standing(), batch.why());
    late = late || !result.deferred().isEmpty();
    if (batch.isHopeless()) {
      hopeless = batch.why();
    }
    return result;
  }

  private Writing untried(StockBatch batch) {
    Set<Long> ids = new HashSet<>(batch.ids());
    if (hopeless.isEmpty()) {
      return Writing.deferred(ids);
    }
    Map<Long, String> failed = new HashMap<>();
    ids.forEach(id -> failed.put(id, Writing.failure(hopeless.get())));
    return new Writing(Set.of(), Set.of(), failed);
  }
}
