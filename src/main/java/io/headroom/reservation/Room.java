package io.headroom.reservation;

import io.headroom.capacity.Demand;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A group with what is reserved in it: how many VPSes of a product are left, wherever the panel
 * places what is reserved.
 *
 * <p>The source of the number. A reservation weighs as much of one VPS of the product as it takes
 * at most of any resource that limits the product on a node. To make one VPS less fit on a node, at
 * least the cheapest of the node's resources must be used up to below that VPS: the first place of
 * a node costs that part, and each further place a whole VPS. So all reservations together cannot
 * take more places than their weights buy, cheapest first; and each alone not more than its weight
 * rounded up. Addresses, and storage that all nodes share, may be missing on every node: they are
 * taken off everywhere.
 */
public final class Room {

  private final HypervisorGroup group;
  private final List<Hypervisor> nodes;
  private final RuleSet rules;
  private final SharedStorage shared;
  private final Needs reserved;
  private final long addresses;
  private final long[] storageTypes;
  private final Map<Long, Long> sharedGb;

  /**
   * Creates the room of a group.
   *
   * @param reserved what is reserved in it
   */
  public Room(HypervisorGroup group, RuleSet rules, SharedStorage shared, Needs reserved) {
    this.group = group;
    this.nodes = group.nodes().stream().filter(Hypervisor::counts).toList();
    this.rules = rules;
    this.shared = shared;
    this.reserved = reserved;
    this.addresses = reserved.addresses(rules);
    this.storageTypes = reserved.storageTypes();
    this.sharedGb = new HashMap<>();
    for (long type : shared.types()) {
      sharedGb.put(type, reserved.storageGb(asked -> mayDraw(asked, type)));
    }
  }

  /** Returns the same group with more reserved in it. */
  public Room with(Needs more) {
    return new Room(group, rules, shared, reserved.plus(more));
  }

  /** Returns how many VPSes of the product are left. */
  public Left left(Demand product) {
    return left(product, survey(product));
  }

  /**
   * Returns how many VPSes of the product are left by a survey that was made for it in this group.
   */
  Left left(Demand product, Survey survey) {
    return Left.of(
        survey.sum(),
        Budget.of(reserved, survey.scale(), survey.weights()::of).taken(survey.places()),
        group.ipv4Cap(product.footprint().ipv4(rules), addresses));
  }

  /** Returns what the nodes have for the product. */
  Survey survey(Demand product) {
    Footprint vps = product.footprint();
    Scale scale = Scale.of(vps);
    Weights weights = weights(vps, scale);
    Places places = new Places(scale, nodes.size());
    Sum sum = new Sum();
    NodeRoom room = new NodeRoom(scale, addresses);
    boolean lowered = false;
    for (Hypervisor node : nodes) {
      OptionalLong sharedType = sharedType(node, vps);
      begin(room, sharedType);
      node.measure(product, rules, room);
      mark(weights, node, vps, room);
      sum.add(room, sharedType);
      lowered |= room.isLowered();
      if (room.hasPlaces()) {
        places.add(room.fit(), room.firstCost());
      }
    }
    return new Survey(scale, weights, places, sum.fit(), lowered || !shared.types().isEmpty());
  }

  /** Returns the nodes that count. */
  List<Hypervisor> nodes() {
    return nodes;
  }

  /** Returns the set of rules. */
  RuleSet rules() {
    return rules;
  }

  /** Returns what is reserved. */
  Needs reserved() {
    return reserved;
  }

  /** Returns the IPv4 addresses that are reserved. */
  long addresses() {
    return addresses;
  }

  /** Returns the free IPv4 addresses less the reserved ones; empty where none are reported. */
  OptionalLong freeAddresses() {
    OptionalLong free = group.freeIpv4();
    return free.isPresent() ? OptionalLong.of(free.getAsLong() - addresses) : free;
  }

  /** Returns weights of what is reserved, before any node is looked at. */
  Weights weights(Footprint whole, Scale scale) {
    return new Weights(whole, scale, storageTypes);
  }

  private void mark(Weights weights, Hypervisor node, Footprint vps, NodeRoom room) {
    room.mark(weights);
    if (room.isLimitedByOwnStorage()) {
      NodeStorage storage = new NodeStorage(node.resources());
      weights.limitStorage(
          type -> storage.shares(type, vps.storageType()), vps.need(Limit.STORAGE));
    }
  }

  private void begin(NodeRoom room, OptionalLong sharedType) {
    if (sharedType.isPresent()) {
      room.beginShared(sharedGb(sharedType.getAsLong()));
    } else {
      room.begin();
    }
  }

  /** Returns the storage in GB that is reserved of a shared type. */
  long sharedGb(long type) {
    return sharedGb.getOrDefault(type, 0L);
  }

  /**
   * Returns the shared type that a node's storage for this VPS is of; empty where it is its own.
   */
  OptionalLong sharedType(Hypervisor node, Footprint vps) {
    if (shared.types().isEmpty() || vps.need(Limit.STORAGE) <= 0) {
      return OptionalLong.empty();
    }
    long asked = vps.storageType();
    LongStream types =
        asked > 0
            ? LongStream.of(asked)
            : node.resources().localStorage().stream().mapToLong(Pool::storageType);
    return types.filter(shared::isShared).findFirst();
  }

  /** Whether a VPS of this storage type may draw on storage of the shared type on any node. */
  boolean mayDraw(long asked, long sharedType) {
    return nodes.stream()
        .anyMatch(node -> new NodeStorage(node.resources()).drawsOnType(asked, sharedType));
  }
}
