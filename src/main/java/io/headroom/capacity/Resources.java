package io.headroom.capacity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node has to give.
 *
 * @param memoryMb memory in MB
 * @param cpuCores CPU cores
 * @param localStorage the default mountpoint, where there is one
 * @param otherStorage every further pool
 * @param servers how many servers the node may hold, where the panel limits it
 * @param ipv4Free IPv4 addresses that are free in the blocks bound to the node, where it reports
 *     them
 */
public record Resources(
    Quota memoryMb,
    Quota cpuCores,
    Optional<Pool> localStorage,
    List<Pool> otherStorage,
    Optional<Quota> servers,
    OptionalLong ipv4Free) {

  /** What is known of a node that does not count: nothing, and nothing asks. */
  public static final Resources NONE =
      new Resources(
          Quota.UNLIMITED,
          Quota.UNLIMITED,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          OptionalLong.empty());

  /** Creates resources. */
  public Resources {
    otherStorage = List.copyOf(otherStorage);
  }
}
