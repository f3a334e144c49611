package io.headroom.rig;

/**
 * A small shop with its fleet, for the demo: three places, six sizes of VPS, and one product for
 * each thing that the stock has to cope with.
 */
public record SampleShop(Shop shop, Fleet fleet, FleetLife life) {
  private static final int AMSTERDAM = 1;
  private static final int FRANKFURT = 2;
  private static final int NEW_YORK = 3;
  private static final int NVME = 2;
  private static final int HDD = 3;
  private static final int STEPS_BEFORE = 60;

  /** Fills an empty shop, builds its fleet and lets it live for a while. */
  public static SampleShop in(Shop shop, long seed) {
    Fleet fleet = newFleet();
    addProducts(shop);
    return new SampleShop(shop, fleet, new FleetLife(fleet, seed).after(STEPS_BEFORE));
  }

  private static Fleet newFleet() {
    Fleet fleet = new Fleet();
    addPackages(fleet);
    addAmsterdam(fleet);
    addFrankfurt(fleet);
    addNewYork(fleet);
    return fleet;
  }

  private static void addPackages(Fleet fleet) {
    fleet.add(vps(1, "NVMe 2G", 2048, 1, 40).storageType(NVME));
    fleet.add(vps(2, "NVMe 4G", 4096, 2, 80).storageType(NVME));
    fleet.add(vps(3, "NVMe 8G", 8192, 4, 160).storageType(NVME));
    fleet.add(vps(4, "NVMe 16G", 16384, 8, 320).storageType(NVME));
    fleet.add(vps(5, "Storage 1T", 2048, 2, 1000).storageType(HDD));
    fleet.add(vps(6, "Start 1G", 1024, 1, 20));
    fleet.add(vps(7, "Classic 1G", 1024, 1, 25).disabled());
  }

  private static PanelPackage vps(int id, String name, long memory, long cores, long disk) {
    return PanelPackage.of(id).named(name).memory(memory).cores(cores).disk(disk);
  }

  private static void addAmsterdam(Fleet fleet) {
    fleet.group(
        AMSTERDAM,
        "Amsterdam",
        node(11, "ams-kvm-01", 196608, 163840).pool(1, NVME, 4000, 3100).cores(128, 96),
        node(12, "ams-kvm-02", 196608, 147456).pool(1, NVME, 4000, 2600).cores(128, 80),
        node(13, "ams-kvm-03", 245760, 204800).pool(1, NVME, 6000, 4400).cores(160, 118),
        node(14, "ams-kvm-04", 245760, 122880).pool(1, NVME, 6000, 2200).cores(160, 61),
        node(15, "ams-kvm-05", 131072, 126976).pool(1, NVME, 3000, 2200).cores(96, 70),
        node(16, "ams-kvm-06", 262144, 0).pool(1, NVME, 8000, 0).prohibited(true));
  }

  private static void addFrankfurt(Fleet fleet) {
    fleet.group(
        FRANKFURT,
        "Frankfurt",
        node(21, "fra-kvm-01", 131072, 90112).pool(1, NVME, 3000, 1900).cores(96, 66),
        node(22, "fra-kvm-02", 131072, 73728).pool(1, NVME, 3000, 1500).cores(96, 52),
        node(23, "fra-kvm-03", 196608, 102400).pool(1, NVME, 4000, 2000).cores(0, 88),
        node(24, "fra-sto-01", 65536, 24576).pool(2, HDD, 48000, 30000).cores(48, 24),
        node(25, "fra-sto-02", 65536, 36864).poolOff(2, HDD, 48000, 21000).cores(48, 30));
  }

  private static void addNewYork(Fleet fleet) {
    fleet.group(
        NEW_YORK,
        "New York",
        node(31, "nyc-kvm-01", 98304, 61440).local(1, 2000, 1400).cores(64, 40).ipv4(23),
        node(32, "nyc-kvm-02", 98304, 40960).local(1, 2000, 900).cores(64, 31).ipv4(23),
        node(33, "nyc-kvm-03", 98304, 86016).pool(3, NVME, 2000, 1200).cores(64, 50).ipv4(23),
        node(34, "nyc-kvm-04", 196608, 0).pool(3, NVME, 4000, 0).commissioned(false));
  }

  private static Node node(int id, String name, long memory, long allocated) {
    return Node.of(id).named(name).memory(memory, allocated).local(1, 500, 120).ipv4(180);
  }

  private static void addProducts(Shop shop) {
    shop.product(11).named("NVMe 2G").group(AMSTERDAM).packageId(1).qty(25).add();
    shop.product(12).named("NVMe 4G").group(AMSTERDAM).packageId(2).qty(25).add();
    shop.product(13).named("NVMe 8G").group(AMSTERDAM).packageId(3).qty(10).add();
    shop.product(14).named("NVMe 16G").group(FRANKFURT).packageId(4).buffer("25").qty(5).add();
    shop.product(15).named("Storage 1T").group(FRANKFURT).packageId(5).buffer("0").qty(3).add();
    shop.product(16).named("Start 1G").group(NEW_YORK).packageId(6).ipv4(2).qty(40).add();
    shop.product(17)
        .named("Classic 1G (no longer built)")
        .group(AMSTERDAM)
        .packageId(7)
        .qty(4)
        .add();
    shop.product(18).named("Made to measure").group(AMSTERDAM).qty(1).add();
    shop.product(19).named("Web space").serverType("cpanel").qty(100).add();
    shop.location(11, "1|Amsterdam", "2|Frankfurt", "3|New York").shareWith(12);
    shop.location(13, "1|Amsterdam", "2|Frankfurt").hiddenChoice("3|New York");
  }
}
