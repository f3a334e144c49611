package io.headroom.rig;

/** The batch that Headroom writes, as the server's list of statements shows it. */
public final class OurBatch {

  private static final int ATTEMPTS = 10_000;
  private static final String AT =
      "SELECT COUNT(*) FROM information_schema.processlist"
          + " WHERE info LIKE 'UPDATE tblproducts%' AND info LIKE ?";

  private OurBatch() {}

  /** Waits until it waits for the row of a product, which somebody else has locked. */
  public static void awaitAt(Shop shop, int product) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (shop.sql().number(AT, "%WHERE id = " + product + " %") > 0) {
        return;
      }
    }
    throw new AssertionError("nothing waits for the row of product " + product);
  }
}
