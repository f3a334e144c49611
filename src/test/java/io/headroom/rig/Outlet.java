package io.headroom.rig;

import java.nio.file.Path;

/**
 * A shop, a panel and the command line between them: product 12 has a qty of 1 where 12 fit,
 * product 13 one of 8 where 8 fit; 19 and 20 are not Headroom's.
 */
public final class Outlet implements AutoCloseable {

  private final Shop shop;
  private final Fleet fleet = new Fleet();
  private final StandInPanel panel = StandInPanel.serving(fleet);
  private final ShopUser user;
  private final HeadroomCommandLine headroom;

  /** Opens in an empty folder and an empty shop. */
  public Outlet(Path folder, Shop shop) {
    this.shop = shop;
    fleet.add(PanelPackage.of(7).named("KVM-4G").memory(4096).cores(2).disk(80));
    fleet.group(4, roomy(21).memory(65536, 16384));
    fleet.group(5, roomy(22).memory(65536, 32768));
    shop.product(12).named("KVM-4G").group(4).packageId(7).buffer("0").qty(1).add();
    shop.product(13).named("KVM-4G in Paris").group(5).packageId(7).buffer("0").qty(8).add();
    shop.product(19).named("Web space").serverType("cpanel").qty(100).add();
    shop.product(20).named("Old").group(4).packageId(7).withoutStockControl().qty(3).add();
    user = new Readme().user(shop);
    headroom = HeadroomCommandLine.in(folder, shop, user, panel);
  }

  /** Returns a node that limits nothing but what the test sets. */
  public static Node roomy(int id) {
    return Node.of(id).cores(0, 0).local(1, 0, 0).ipv4(100);
  }

  public Shop shop() {
    return shop;
  }

  public Fleet fleet() {
    return fleet;
  }

  public StandInPanel panel() {
    return panel;
  }

  /** The database user that the README's grants are for. */
  public ShopUser user() {
    return user;
  }

  public HeadroomCommandLine headroom() {
    return headroom;
  }

  @Override
  public void close() {
    panel.close();
  }
}
