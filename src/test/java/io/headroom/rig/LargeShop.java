package io.headroom.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A shop and its fleet of any size, for measuring; the same numbers give the same shop. */
public record LargeShop(int products, int groups, int nodesPerGroup, int packages, long seed) {
  private static final int LOCATIONS = 3;
  private static final int STORAGE_TYPES = 3;
  private static final List<String> PRODUCT_COLUMNS =
      List.of(
          "id",
          "type",
          "name",
          "servertype",
          "stockcontrol",
          "qty",
          "configoption1",
          "configoption2",
          "configoption3",
          "configoption7");

  /** Returns a new fleet with the groups and packages that the products name. */
  public Fleet fleet() {
    Random random = new Random(seed);
    Fleet fleet = new Fleet();
    IntStream.rangeClosed(1, packages).forEach(id -> fleet.add(vps(id, random)));
    for (int group = 1; group <= groups; group++) {
      int first = group * nodesPerGroup;
      Node[] nodes =
          IntStream.range(first, first + nodesPerGroup)
              .mapToObj(id -> node(id, random))
              .toArray(Node[]::new);
      fleet.group(group, nodes);
    }
    return fleet;
  }

  private static PanelPackage vps(int id, Random random) {
    int size = 1 << random.nextInt(6);
    return PanelPackage.of(id)
        .memory(1024L * size)
        .cores(Math.max(1, size / 2))
        .disk(20L * size)
        .storageType(random.nextInt(STORAGE_TYPES));
  }

  private static Node node(int id, Random random) {
    long memory = 65_536L << random.nextInt(3);
    return Node.of(id)
        .servers(0, random.nextInt(80))
        .memory(memory, part(memory, random))
        .cores(128, part(128, random))
        .local(1, 4000, part(4000, random))
        .pool(1, 1, 8000, part(8000, random))
        .pool(2, 2, 16_000, part(16_000, random))
        .ipv4(50 + random.nextInt(200));
  }

  private static long part(long max, Random random) {
    return Math.round(max * random.nextDouble());
  }

  /** Inserts the products into an empty shop, each with a Location option of its own. */
  public void insertInto(Shop shop) {
    Random random = new Random(seed);
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> links = new ArrayList<>();
    List<List<Object>> options = new ArrayList<>();
    List<List<Object>> choices = new ArrayList<>();
    for (int id = 1; id <= products; id++) {
      rows.add(product(id, random));
      links.add(List.of(id, id));
      options.add(List.of(id, id, "Location|Choose a place"));
      for (int i = 0; i < LOCATIONS; i++) {
        int group = 1 + random.nextInt(groups);
        choices.add(List.of(id, group + "|Place " + group, i));
      }
    }
    shop.insertAll("tblproducts", PRODUCT_COLUMNS, rows);
    shop.insertAll("tblproductconfiglinks", List.of("gid", "pid"), links);
    shop.insertAll("tblproductconfigoptions", List.of("id", "gid", "optionname"), options);
    shop.insertAll(
        "tblproductconfigoptionssub", List.of("configid", "optionname", "sortorder"), choices);
  }

  private List<Object> product(int id, Random random) {
    return List.of(
        id,
        "server",
        "Product " + id,
        "VirtFusionDirect",
        1,
        random.nextInt(50),
        String.valueOf(1 + random.nextInt(groups)),
        String.valueOf(1 + random.nextInt(packages)),
        "1",
        random.nextBoolean() ? "" : String.valueOf(random.nextInt(30)));
  }
}
