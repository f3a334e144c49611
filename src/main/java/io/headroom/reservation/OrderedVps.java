package io.headroom.reservation;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.VpsPackage;
import io.headroom.reservation.StuckOrder.Trouble;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A service of the provisioning module, or an upgrade of one, as it was read.
 *
 * @param service its id in the shop; of an upgrade that upgrade's, below 0
 * @param order the number of its order; 0 where it belongs to none
 * @param status its status
 * @param asked what it asks of the panel
 * @param before of an upgrade, what its service asks without it
 * @param state what the shop says of its order
 */
public record OrderedVps(
    long service,
    long order,
    String status,
    Asked asked,
    Optional<Asked> before,
    OrderState state) {

  private static final Set<String> ENDED = Set.of("Cancelled", "Fraud", "Terminated");

  /** Whether it waits to be built. */
  public boolean isPending() {
    return status.equals("Pending");
  }

  /** Whether the shop says that it runs. */
  public boolean isActive() {
    return status.equals("Active");
  }

  /** Whether it was given up. */
  public boolean isEnded() {
    return ENDED.contains(status);
  }

  /** The hypervisor group that it will be placed in; an upgrade stays where its service is. */
  public OptionalLong group() {
    return before.orElse(asked).group();
  }

  /** The packages that must be known to tell what it takes. */
  public LongStream packages() {
    return Stream.concat(Stream.of(asked), before.stream())
        .flatMapToLong(each -> each.vpsPackage().stream());
  }

  /**
   * Returns what its VPS takes, or takes more than before; empty where that cannot be read.
   *
   * @param packages what is known of packages, by id
   */
  public Optional<Footprint> need(Map<Long, Lookup<VpsPackage>> packages) {
    return asked
        .need(packages)
        .flatMap(
            after ->
                before.isEmpty()
                    ? Optional.of(after)
                    : before.get().need(packages).map(now -> Asked.growth(now, after)));
  }

  /** Returns it as one that is in trouble. */
  public StuckOrder stuck(Trouble trouble) {
    return new StuckOrder(service, order, state.client(), asked.product().id(), trouble);
  }
}
