package io.headroom.reservation;

import io.headroom.reservation.Look.Sight;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which services are not built, and when others were first seen built: what decides whether a
 * service counts beside the figures of a panel.
 *
 * <p>The source of the rule. Room is taken at the panel first, then the module notes the server,
 * then the service is Active. So figures that were asked for after a look found the service built
 * have it in them, and figures that were asked for before that may not. It counts beside the
 * latter, whether or not it was ever seen Pending: never is it counted nowhere, and it is counted
 * twice at most while the panel has taken the room and the shop does not say so yet.
 *
 * <p>Times are elapsed times of one process. What its first look finds built is in all figures that
 * are asked for afterwards; figures from before the first look are no use.
 *
 * @param pending the services that are Pending
 * @param builtAt when services were first seen built, which were seen not built before, or are
 *     newer than the look before, or have a server that is
 * @param newest the greatest id of a service at the last look
 * @param newestServer the greatest server at the last look
 * @param firstLook when the first look had ended; empty before it
 */
public record Attendance(
    Map<Long, Pending> pending,
    Map<Long, Long> builtAt,
    long newest,
    long newestServer,
    OptionalLong firstLook) {

  /** Nothing was looked at yet. */
  public static final Attendance NONE =
      new Attendance(Map.of(), Map.of(), 0, 0, OptionalLong.empty());

  /** Creates an attendance. */
  public Attendance {
    pending = Map.copyOf(pending);
    builtAt = Map.copyOf(builtAt);
  }

  /**
   * A service that is Pending.
   *
   * @param staleServer the server that stood when it was first seen Pending, which is one of an
   *     earlier order or not known to be of this one
   * @param built whether another server stands by now
   */
  public record Pending(OptionalLong staleServer, boolean built) {}

  /** Returns the attendance after one more look. */
  public Attendance after(Look look) {
    Map<Long, Pending> stillPending = new HashMap<>();
    Map<Long, Long> seenBuilt = new HashMap<>(builtAt);
    Map<Long, Pending> gone = new HashMap<>(pending);
    for (Sight sight : look.services()) {
      boolean waited = isWaiting(sight.id());
      boolean isNew = isNew(sight);
      gone.remove(sight.id());
      boolean built = true;
      if (sight.pending()) {
        Pending now = pending(sight, isNew);
        stillPending.put(sight.id(), now);
        built = now.built();
      }
      if (!built) {
        seenBuilt.remove(sight.id());
      } else if (waited || isNew) {
        seenBuilt.put(sight.id(), look.readAt());
      }
    }
    gone.forEach(
        (service, before) -> {
          if (!before.built()) {
            seenBuilt.put(service, look.readAt());
          }
        });
    return new Attendance(
        stillPending,
        seenBuilt,
        Math.max(newest, look.newest()),
        Math.max(newestServer, look.newestServer()),
        firstLook.isPresent() ? firstLook : OptionalLong.of(look.readAt()));
  }

  /** Whether the service, or its server, came after the look before. */
  private boolean isNew(Sight sight) {
    return firstLook.isPresent()
        && (sight.id() > newest || sight.server().orElse(newestServer) > newestServer);
  }

  /** A server that came with its service is of its order; one that stood before may not be. */
  private Pending pending(Sight sight, boolean isNew) {
    Pending before = pending.get(sight.id());
    OptionalLong stale = isNew ? OptionalLong.empty() : sight.server();
    if (before != null) {
      stale = before.staleServer();
    }
    return new Pending(stale, sight.server().isPresent() && !sight.server().equals(stale));
  }

  /** Whether the service is Pending and not built. */
  public boolean isWaiting(long service) {
    Pending known = pending.get(service);
    return known != null && !known.built();
  }

  /** Returns the services that are Pending and not built. */
  public Set<Long> waiting() {
    return pending.keySet().stream()
        .filter(this::isWaiting)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a service counts beside figures of its group.
   *
   * @param requestedAt when the request for the first page of the figures was sent
   */
  public boolean counts(long service, long requestedAt) {
    Long seenBuilt = builtAt.get(service);
    return isWaiting(service) || (seenBuilt != null && seenBuilt >= requestedAt);
  }

  /**
   * Returns the services that were first seen built no earlier than figures were asked for. The
   * figures of their groups may have them in them or not: they are worth asking for anew.
   *
   * @param requestedAt when the request for the first page of the figures was sent
   */
  public Set<Long> builtSince(long requestedAt) {
    return builtAt.entrySet().stream()
        .filter(seen -> seen.getValue() >= requestedAt)
        .map(Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns every service that counts beside figures that were asked for then. */
  public Set<Long> counted(long requestedAt) {
    return Stream.concat(waiting().stream(), builtSince(requestedAt).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether it is known what was built after figures were asked for: not for figures from before
   * the first look had ended.
   */
  public boolean knows(long requestedAt) {
    return firstLook.isPresent() && firstLook.getAsLong() < requestedAt;
  }

  /**
   * Returns this attendance without what no figures in use need any more.
   *
   * @param oldest when the oldest figures in use were asked for
   */
  public Attendance forgetting(long oldest) {
    Map<Long, Long> needed = new HashMap<>(builtAt);
    needed.values().removeIf(seen -> seen < oldest);
    return new Attendance(pending, needed, newest, newestServer, firstLook);
  }
}
