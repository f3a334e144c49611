package io.headroom.rig;

import io.headroom.capacity.Buffer;
import io.headroom.capacity.Demand;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.GroupCapacity;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes, groups and what a VPS asks of them, for tests: a node limits nothing and a VPS takes
 * nothing but one IPv4 address until the test says otherwise.
 */
public final class Nodes {

  private Nodes() {}

  /** Returns a node with an unlimited default mountpoint that limits nothing. */
  public static Node node() {
    return new Node();
  }

  /** Returns group 1 of these nodes. */
  public static HypervisorGroup group(Node... nodes) {
    return group(1, nodes);
  }

  /** Returns a group of these nodes. */
  public static HypervisorGroup group(long id, Node... nodes) {
    return new HypervisorGroup(id, Arrays.stream(nodes).map(Node::build).toList());
  }

  /** Returns a VPS that takes one IPv4 address and nothing else, of which no buffer is kept. */
  public static Vps vps() {
    return new Vps();
  }

  /** Returns the buffer of so many percent. */
  public static Buffer percent(String percent) {
    return Buffer.ofPercent(new BigDecimal(percent));
  }

  /** A node in the making. */
  public static final class Node {

    private long id = 21;
    private Optional<String> idle = Optional.empty();
    private final Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    private Optional<Pool> local = Optional.of(new Pool("local", true, 1, Quota.UNLIMITED));
    private final List<Pool> pools = new ArrayList<>();

    private Node() {
      quotas.put(Limit.MEMORY, Quota.UNLIMITED);
      quotas.put(Limit.CPU, Quota.UNLIMITED);
    }

    /** Sets the id. */
    public Node id(long value) {
      id = value;
      return this;
    }

    /** Makes it one that does not count. */
    public Node idle(String why) {
      idle = Optional.of(why);
      return this;
    }

    /** Sets the quota of a resource. */
    public Node quota(Limit resource, Quota quota) {
      quotas.put(resource, quota);
      return this;
    }

    /** Sets the memory in MB. */
    public Node memory(long max, long free) {
      return quota(Limit.MEMORY, new Quota(max, free));
    }

    /** Sets the CPU cores. */
    public Node cpu(long max, long free) {
      return quota(Limit.CPU, new Quota(max, free));
    }

    /** Sets the default mountpoint, in GB. */
    public Node local(long storageType, long max, long free) {
      local = Optional.of(new Pool("local", true, storageType, new Quota(max, free)));
      return this;
    }

    /** Disables the default mountpoint. */
    public Node localDisabled() {
      local = local.map(pool -> new Pool("local", false, pool.storageType(), pool.gb()));
      return this;
    }

    /** Takes the default mountpoint away. */
    public Node noLocal() {
      local = Optional.empty();
      return this;
    }

    /** Adds an enabled pool, in GB. */
    public Node pool(String name, long storageType, long max, long free) {
      pools.add(new Pool(name, true, storageType, new Quota(max, free)));
      return this;
    }

    /** Adds a disabled pool, in GB. */
    public Node disabledPool(String name, long storageType, long max, long free) {
      pools.add(new Pool(name, false, storageType, new Quota(max, free)));
      return this;
    }

    /** Sets how many servers it may hold. */
    public Node servers(long max, long free) {
      return quota(Limit.SERVERS, new Quota(max, free));
    }

    /** Sets the free IPv4 addresses. */
    public Node ipv4(long free) {
      return quota(Limit.IPV4, Quota.ofFree(free));
    }

    /** Returns the node. */
    public Hypervisor build() {
      return new Hypervisor(id, "node-" + id, idle, new Resources(quotas, local, pools));
    }
  }

  /** What one VPS takes, in the making. */
  public static final class Vps {

    private final Map<Limit, Long> needs = new EnumMap<>(Limit.class);
    private long storageType;
    private long ipv4 = 1;
    private Buffer buffer = Buffer.NONE;

    private Vps() {
      needs.put(Limit.MEMORY, 0L);
      needs.put(Limit.CPU, 0L);
      needs.put(Limit.STORAGE, 0L);
    }

    /** Sets what it takes of a resource. */
    public Vps takes(Limit resource, long need) {
      needs.put(resource, need);
      return this;
    }

    /** Sets the memory in MB. */
    public Vps memory(long mb) {
      return takes(Limit.MEMORY, mb);
    }

    /** Sets the CPU cores. */
    public Vps cores(long count) {
      return takes(Limit.CPU, count);
    }

    /** Sets the storage in GB, on the default mountpoint. */
    public Vps storage(long gb) {
      return storage(gb, 0);
    }

    /** Sets the storage in GB, on pools of a type. */
    public Vps storage(long gb, long type) {
      storageType = type;
      return takes(Limit.STORAGE, gb);
    }

    /** Sets the IPv4 addresses. */
    public Vps ipv4(long count) {
      ipv4 = count;
      return this;
    }

    /** Sets the percentage that is kept back of every limit. */
    public Vps buffer(String percent) {
      buffer = percent(percent);
      return this;
    }

    /** Returns what it asks of every node. */
    public Demand demand() {
      return new Demand(vpsPackage(1).footprint().with(Limit.IPV4, ipv4), buffer);
    }

    /** Returns a package of this size that the panel does not build from. */
    public VpsPackage disabledPackage(long id) {
      return new VpsPackage(id, false, vpsPackage(id).footprint());
    }

    /** Returns the package that it is built from. */
    public VpsPackage vpsPackage(long id) {
      return new VpsPackage(id, true, new Footprint(needs, storageType));
    }

    /** Returns how many fit on a node. */
    public long on(Node node, RuleSet rules) {
      return node.build().capacity(demand(), rules).fit().count();
    }

    /** Returns what limits their number on a node. */
    public Limit limitOn(Node node, RuleSet rules) {
      return node.build().capacity(demand(), rules).limit();
    }

    /** Returns how many fit in a group of these nodes, and what limits their number. */
    public GroupCapacity in(RuleSet rules, Node... nodes) {
      return group(nodes).capacity(demand(), rules);
    }
  }
}
