package io.headroom.panel;

import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one hypervisor of a group's answer.
 *
 * <p>Of one that does not count nothing but its id, its name and its flags is read, and the figures
 * of a pool that is off are not. Of what counts, what is missing, of the wrong type or cannot be
 * true throws {@link UnusableAnswerException}.
 */
final class HypervisorDecoder {

  /** Reads one element of {@code data}. */
  Hypervisor decode(Field element) {
    Field hypervisor = element.get("hypervisor").object();
    long id = hypervisor.get("id").integer();
    String name = name(hypervisor, "hypervisor " + id);
    Optional<String> idle = idle(hypervisor);
    return new Hypervisor(
        id, name, idle, idle.isPresent() ? Resources.NONE : resources(element.get("resources")));
  }

  private static Optional<String> idle(Field hypervisor) {
    boolean enabled = hypervisor.get("enabled").flag();
    boolean commissioned = hypervisor.get("commissioned").flag();
    boolean prohibited = hypervisor.get("prohibit").flag();
    String why =
        Stream.of(
                enabled ? "" : "disabled",
                commissioned ? "" : "not commissioned",
                prohibited ? "prohibited" : "")
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", "));
    return Optional.of(why).filter(words -> !words.isEmpty());
  }

  private static Resources resources(Field resources) {
    Field found = resources.object();
    Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    quotas.put(Limit.MEMORY, quota(found.get("memory")));
    quotas.put(Limit.CPU, quota(found.get("cpuCores")));
    found
        .given("servers")
        .map(HypervisorDecoder::quota)
        .ifPresent(max -> quotas.put(Limit.SERVERS, max));
    ipv4(found).ifPresent(free -> quotas.put(Limit.IPV4, free));
    return new Resources(
        quotas,
        found.given("localStorage").map(pool -> pool(pool, "local storage")),
        otherStorage(found),
        servers(found));
  }

  private static OptionalLong servers(Field resources) {
    return resources
        .given("servers")
        .flatMap(servers -> servers.given("allocated"))
        .map(Field::roundedDown)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static Quota quota(Field quota) {
    long max = quota.get("max").limit();
    Field free = quota.get("free");
    long left = free.roundedDown();
    if (max > 0 && left > max) {
      throw free.untrue("more than max, " + max);
    }
    return new Quota(max, left);
  }

  private static List<Pool> otherStorage(Field resources) {
    return resources.given("otherStorage").stream()
        .flatMap(Field::elements)
        .map(pool -> pool(pool, "other storage"))
        .toList();
  }

  private static Pool pool(Field pool, String unnamed) {
    String name = name(pool.object(), unnamed);
    return pool.get("enabled").flag()
        ? new Pool(name, true, pool.get("storageType").integer(), quota(pool))
        : new Pool(name, false, typeWhereRead(pool), Quota.UNLIMITED);
  }

  /** Of a pool that is off, what cannot be read is as good as nothing. */
  private static long typeWhereRead(Field off) {
    try {
      return off.given("storageType").map(Field::integer).orElse(0L);
    } catch (UnusableAnswerException unread) {
      return 0;
    }
  }

  private static Optional<Quota> ipv4(Field resources) {
    return resources
        .given("network")
        .flatMap(network -> network.given("total"))
        .flatMap(total -> total.given("ipv4"))
        .map(ipv4 -> Quota.ofFree(ipv4.get("free").roundedDown()));
  }

  private static String name(Field named, String otherwise) {
    return named.find("name").flatMap(Field::text).orElse(otherwise);
  }
}
