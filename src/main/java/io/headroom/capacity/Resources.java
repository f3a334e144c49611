package io.headroom.capacity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node has to give.
 *
 * @param quotas the quota of each resource that the node reports, apart from its storage: memory in
 *     MB, CPU cores, how many servers it may hold, IPv4 addresses of the blocks bound to it
 * @param localStorage the default mountpoint, where there is one
 * @param otherStorage every further pool
 * @param servers how many servers it holds, where the node reports it
 */
public record Resources(
    Map<Limit, Quota> quotas,
    Optional<Pool> localStorage,
    List<Pool> otherStorage,
    OptionalLong servers) {

  /** The resources of a node that does not count: nothing is known of them, and nothing asks. */
  public static final Resources NONE = new Resources(Map.of(), Optional.empty(), List.of());

  /** Creates resources. */
  public Resources {
    quotas = Limit.copy(quotas);
    otherStorage = List.copyOf(otherStorage);
  }

  /** Creates resources of a node that does not say how many servers it holds. */
  public Resources(Map<Limit, Quota> quotas, Optional<Pool> localStorage, List<Pool> otherStorage) {
    this(quotas, localStorage, otherStorage, OptionalLong.empty());
  }

  /** Returns the quota of a resource, where the node reports it. */
  public Optional<Quota> quota(Limit resource) {
    return Optional.ofNullable(quotas.get(resource));
  }
}
