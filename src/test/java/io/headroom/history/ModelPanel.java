package io.headroom.history;

import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import io.headroom.history.Happening.PageRead;
import io.headroom.history.Host.Amount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The panel of a model: it places where there is room, and answers page by page, a node each. */
public class ModelPanel {

  private final Site site;
  private final VirtualTime time;
  private final Random random;
  private final Journal journal;
  private final Map<Integer, Ground> grounds = new HashMap<>();
  private boolean silent;

  /** Creates a panel without any VPS of the history. */
  public ModelPanel(Site site, VirtualTime time, Random random, Journal journal) {
    this.site = site;
    this.time = time;
    this.random = random;
    this.journal = journal;
    site.groups().forEach(group -> grounds.put(group, new Ground(site, group)));
  }

  /** Returns what is free in a group. */
  public Ground ground(int group) {
    return grounds.get(group);
  }

  /** Lets it answer nothing from now on, or answer again. */
  public void silent(boolean now) {
    silent = now;
  }

  /** Whether it answers nothing. */
  public boolean isSilent() {
    return silent;
  }

  /** Takes room for a VPS on any node that has it; empty where none has. */
  public Optional<Place> place(int group, Size vps) {
    List<Place> free = ground(group).free(vps);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    Place place = free.get(random.nextInt(free.size()));
    ground(group).put(vps, place);
    return Optional.of(place);
  }

  /** Frees the room of a VPS. */
  public void release(int group, Size vps, Place place) {
    ground(group).remove(vps, place);
  }

  /** Answers with one node of a group. */
  public Hypervisor page(int group, int position) {
    Host host = site.hosts(group).get(position);
    journal.add(new PageRead(time.micros(), group, host.id()));
    Ground ground = ground(group);
    Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    quotas.put(Limit.MEMORY, quota(host.memory(), ground.memory(position)));
    quotas.put(Limit.CPU, quota(host.cores(), ground.cores(position)));
    quotas.put(Limit.SERVERS, quota(host.servers(), ground.servers(position)));
    if (site.addresses().containsKey(group)) {
      quotas.put(Limit.IPV4, Quota.ofFree(ground.addresses()));
    }
    List<Pool> pools = new ArrayList<>();
    for (int disk = 0; disk < host.disks().size(); disk++) {
      Host.Disk of = host.disks().get(disk);
      pools.add(
          new Pool("disk" + disk, true, of.type(), quota(of.gb(), ground.disk(position, disk))));
    }
    return new Hypervisor(
        host.id(),
        "node-" + host.id(),
        Optional.empty(),
        new Resources(quotas, pools.stream().findFirst(), pools.stream().skip(1).toList()));
  }

  private static Quota quota(Amount amount, int free) {
    return new Quota(amount.max(), free);
  }
}
