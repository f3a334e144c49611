package io.headroom.panel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Ticker;
import io.headroom.capacity.Lookup;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * The panel's answers of one kind, by id.
 *
 * <p>What was found is kept for a while. Unknown is kept for nobody, and neither is a 404 until it
 * is confirmed, but all who wait for the same answer share one request. The age of an answer counts
 * from its request. Safe for use by several threads.
 *
 * @param <T> what is looked up
 */
final class PanelCache<T> {

  /** More than any shop has packages or groups: what an endless catalogue may fill. */
  private static final long ENTRIES = 10_000;

  private final String kind;
  private final LongFunction<Lookup<T>> fetch;
  private final UnknownLog log;
  private final Duration missingTtl;
  private final LoadingCache<String, Lookup<T>> answers;
  private final Ticker ticker;

  /** When an answer was asked for, in ns. */
  private final Cache<String, Long> asked = Caffeine.newBuilder().maximumSize(ENTRIES).build();

  private final Set<Long> unconfirmed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean found = new AtomicBoolean();

  /**
   * Creates a cache.
   *
   * @param kind what it holds, such as {@code package}, for the log
   * @param fetch asks the panel; never throws
   * @param log says why an answer is Unknown
   * @param ttl how long what was found is kept
   * @param missingTtl how long a confirmed 404 is kept
   * @param threads what the panel is asked on
   * @param ticker gives elapsed time
   */
  PanelCache(
      String kind,
      LongFunction<Lookup<T>> fetch,
      UnknownLog log,
      Duration ttl,
      Duration missingTtl,
      Executor threads,
      Ticker ticker) {
    this.kind = kind;
    this.fetch = fetch;
    this.log = log;
    this.missingTtl = missingTtl;
    this.ticker = ticker;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(ENTRIES)
            .expireAfter(keep(ttl))
            .executor(threads)
            .ticker(ticker)
            .recordStats()
            .buildAsync(this::load)
            .synchronous();
  }

  private Expiry<String, Lookup<T>> keep(Duration ttl) {
    return Expiry.writing(
        (id, answer) ->
            answer.fold(value -> left(id, ttl), () -> Duration.ZERO, reason -> Duration.ZERO));
  }

  /** How long an answer is still good for that has just come. */
  private Duration left(String id, Duration ttl) {
    long now = ticker.read();
    long since = asked.asMap().getOrDefault(id, now);
    Duration left = ttl.minusNanos(now - since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Lookup<T> load(String key) {
    asked.put(key, ticker.read());
    long id = Long.parseLong(key);
    Lookup<T> answer = fetch.apply(id);
    if (answer instanceof Lookup.Missing) {
      unconfirmed.add(id);
      return answer;
    }
    log.heard(kind + " " + id, answer);
    if (answer instanceof Lookup.Found) {
      found.set(true);
    }
    return answer;
  }

  /** Returns the cache itself, which the routes name. */
  LoadingCache<String, Lookup<T>> answers() {
    return answers;
  }

  /** Forgets some answers. */
  void forget(Collection<Long> ids) {
    answers.invalidateAll(ids.stream().map(String::valueOf).toList());
  }

  /** Forgets what was found and is of no use any more. */
  void forgetFound(Predicate<T> useless) {
    answers
        .asMap()
        .values()
        .removeIf(answer -> answer.fold(useless::test, () -> false, reason -> false));
  }

  /** Forgets every answer. */
  void forgetAll() {
    answers.invalidateAll();
  }

  /** Begins a sweep: nothing has been fetched. */
  void begin() {
    found.set(false);
    unconfirmed.clear();
  }

  /** Whether something was fetched and found in this sweep. */
  boolean hasFound() {
    return found.get();
  }

  /** Returns the ids that answered 404 in this sweep and are not confirmed. */
  Set<Long> unconfirmed() {
    return Set.copyOf(unconfirmed);
  }

  /** Keeps the 404s of this sweep. */
  void confirm() {
    Policy.VarExpiration<String, Lookup<T>> policy =
        answers.policy().expireVariably().orElseThrow();
    for (long id : unconfirmed()) {
      var unused = policy.put(Long.toString(id), new Lookup.Missing<>(), missingTtl);
      unconfirmed.remove(id);
      log.heard(kind + " " + id, new Lookup.Missing<>());
    }
  }

  /**
   * Says why the 404s of this sweep are not believed.
   *
   * @param reason why
   */
  void doubt(String reason) {
    unconfirmed().forEach(id -> log.heard(kind + " " + id, new Lookup.Unknown<>(reason)));
  }
}
