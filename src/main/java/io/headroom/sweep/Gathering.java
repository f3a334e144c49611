package io.headroom.sweep;

import io.headroom.capacity.Exclusions;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.stock.Answers;
import io.headroom.stock.GroupFits;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a sweep has gathered so far: the answers about packages and hypervisor groups, and the
 * hypervisors that are not for sale. Safe for use by several threads.
 */
public final class Gathering {

  private final Map<Long, Lookup<VpsPackage>> packages = new ConcurrentHashMap<>();
  private final Map<Long, Lookup<GroupFits>> groups = new ConcurrentHashMap<>();
  private final Map<Long, GroupFits> before = new ConcurrentHashMap<>();
  private final Map<Long, Long> figuresAt = new ConcurrentHashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private volatile Lookup<Exclusions> exclusions = new Lookup.Found<>(Exclusions.NONE);

  Gathering() {}

  /** Takes the answer about a package. */
  public void addPackage(long id, Lookup<VpsPackage> answer) {
    packages.put(id, answer);
    lookups.incrementAndGet();
  }

  /** Takes the answer about a hypervisor group: what fits there. */
  public void addGroup(long id, Lookup<GroupFits> answer) {
    groups.put(id, answer);
    lookups.incrementAndGet();
  }

  /**
   * Takes how old the figures of a hypervisor group are.
   *
   * @param requestedAt when the request for their first page was sent, in elapsed time
   */
  public void addFigures(long id, long requestedAt) {
    figuresAt.put(id, requestedAt);
  }

  /** Takes what a hypervisor group has by its last figures, of which nothing is known now. */
  public void addBefore(long id, GroupFits fits) {
    before.put(id, fits);
  }

  /** When the oldest figures of these groups were asked for; now if there are none. */
  long oldestFigures(Collection<Long> ids, long now) {
    return ids.stream().mapToLong(id -> figuresAt.getOrDefault(id, now)).min().orElse(now);
  }

  /** Takes which hypervisors are not for sale. */
  public void exclude(Lookup<Exclusions> excluded) {
    exclusions = excluded;
  }

  /** Which hypervisors are not for sale. */
  public Lookup<Exclusions> exclusions() {
    return exclusions;
  }

  /** How many packages and groups were looked up so far. */
  public int lookups() {
    return lookups.get();
  }

  Map<Long, Lookup<VpsPackage>> packages() {
    return Map.copyOf(packages);
  }

  /** Returns the answers as they are now. */
  Answers answers() {
    return new Answers(packages(), Map.copyOf(groups), Map.copyOf(before));
  }
}
