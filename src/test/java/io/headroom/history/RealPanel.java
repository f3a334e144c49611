package io.headroom.history;

import io.headroom.history.Host.Amount;
import io.headroom.rig.Fleet;
import io.headroom.rig.Node;
import io.headroom.rig.PanelPackage;
import io.headroom.rig.Reply;
import io.headroom.rig.StandInPanel;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A panel that answers over HTTP what a model's panel has. */
final class RealPanel extends ModelPanel implements AutoCloseable {

  private final Site site;
  private final Fleet fleet = new Fleet();
  private final StandInPanel panel;

  RealPanel(Site site, RealTime time, Random random, Journal journal) {
    super(site, time, random, journal);
    this.site = site;
    for (Offer offer : site.offers()) {
      fleet.add(
          PanelPackage.of(offer.product())
              .memory(offer.size().memory())
              .cores(offer.size().cores())
              .disk(offer.size().storage())
              .storageType(offer.size().type()));
    }
    site.groups().forEach(this::show);
    panel = StandInPanel.serving(fleet);
  }

  private void show(int group) {
    List<Host> hosts = site.hosts(group);
    Node[] nodes = new Node[hosts.size()];
    for (int at = 0; at < nodes.length; at++) {
      nodes[at] = node(hosts.get(at), at, ground(group));
    }
    fleet.group(group, nodes);
  }

  private Node node(Host host, int at, Ground ground) {
    Node node =
        Node.of(host.id())
            .memory(host.memory().max(), used(host.memory(), ground.memory(at)))
            .cores(host.cores().max(), used(host.cores(), ground.cores(at)))
            .servers(host.servers().max(), used(host.servers(), ground.servers(at)));
    for (int disk = 0; disk < host.disks().size(); disk++) {
      Amount gb = host.disks().get(disk).gb();
      int type = host.disks().get(disk).type();
      long used = used(gb, ground.disk(at, disk));
      node =
          disk == 0
              ? node.local(type, gb.max(), used)
              : node.pool(100 * host.id() + disk, type, gb.max(), used);
    }
    return site.addresses().containsKey(host.group()) ? node.ipv4(ground.addresses()) : node;
  }

  private static long used(Amount amount, int free) {
    return (long) amount.max() - free;
  }

  /** What Headroom asks. */
  StandInPanel standIn() {
    return panel;
  }

  @Override
  public Optional<Place> place(int group, Size vps) {
    Optional<Place> place = super.place(group, vps);
    show(group);
    return place;
  }

  @Override
  public void release(int group, Size vps, Place place) {
    super.release(group, vps, place);
    show(group);
  }

  @Override
  public void silent(boolean now) {
    super.silent(now);
    panel.heal();
    if (now) {
      panel.onEverything().reply(Reply.status(503));
    }
  }

  @Override
  public void close() {
    panel.close();
  }
}
