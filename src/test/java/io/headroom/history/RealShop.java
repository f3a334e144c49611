package io.headroom.history;

import io.headroom.history.Happening.Edited;
import io.headroom.history.Happening.Sold;
import io.headroom.history.Happening.Wrote;
import io.headroom.reservation.Invoice;
import io.headroom.rig.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A shop in a database, which writes down every change of a qty by itself: a trigger notes who made
 * it and when.
 */
final class RealShop extends ModelShop {

  /** What a statement has seen is as old as it may take from its look to its write. */
  private static final Duration OF_A_STATEMENT = Duration.ofMillis(20);

  private static final String NOTE =
      "CREATE TABLE noted (id INT AUTO_INCREMENT PRIMARY KEY, at DATETIME(6), product INT,"
          + " before_it BIGINT, after_it BIGINT, who TEXT)";
  private static final String TRIGGER =
      "CREATE TRIGGER note_qty AFTER UPDATE ON tblproducts FOR EACH ROW"
          + " IF NEW.qty <> OLD.qty THEN"
          + " INSERT INTO noted (at, product, before_it, after_it, who)"
          + " VALUES (UTC_TIMESTAMP(6) + INTERVAL (UNIX_TIMESTAMP(SYSDATE(6))"
          + " - UNIX_TIMESTAMP(NOW(6))) * 1000000 MICROSECOND, NEW.id, OLD.qty, NEW.qty, USER());"
          + " END IF";

  private final Shop shop;
  private final RealTime time;

  RealShop(Site site, Shop shop, RealTime time) {
    this.shop = shop;
    this.time = time;
    for (Offer offer : site.offers()) {
      shop.product(offer.product())
          .group(offer.groups().get(0))
          .packageId(offer.product())
          .ipv4(offer.size().addresses())
          .buffer(String.valueOf(offer.buffer()))
          .qty(0)
          .add();
    }
    shop.sql().update(NOTE);
    shop.sql().update(TRIGGER);
  }

  @Override
  public long qty(int product) {
    return shop.qty(product);
  }

  @Override
  public void qty(int product, long qty) {
    shop.sql().update("UPDATE tblproducts SET qty = ? WHERE id = ?", qty, product);
  }

  @Override
  void sell(int product, int units) {
    shop.sql().update("UPDATE tblproducts SET qty = qty - ? WHERE id = ?", units, product);
  }

  @Override
  void add(Row row) {
    int invoice = row.invoice() == Invoice.NONE ? 0 : (int) row.id();
    if (invoice > 0) {
      shop.insert("tblinvoices", Map.of("id", invoice, "status", status(row.invoice())));
    }
    shop.sql()
        .update(
            "INSERT INTO tblorders (id, userid, date, invoiceid, status)"
                + " VALUES (?, ?, NOW(), ?, ?)",
            row.id(),
            row.client(),
            invoice,
            row.order());
    shop.sql()
        .update(
            "INSERT INTO tblhosting (id, userid, orderid, packageid, regdate, domainstatus)"
                + " VALUES (?, ?, ?, ?, CURDATE(), ?)",
            row.id(),
            row.client(),
            row.id(),
            row.product(),
            row.status());
    super.add(row);
  }

  private static String status(Invoice invoice) {
    return invoice == Invoice.PAID ? "Paid" : "Unpaid";
  }

  @Override
  void update(long id, UnaryOperator<Row> change) {
    Row before = row(id);
    super.update(id, change);
    Row after = row(id);
    if (!after.invoice().equals(before.invoice())) {
      shop.sql()
          .update("UPDATE tblinvoices SET status = ? WHERE id = ?", status(after.invoice()), id);
    }
    if (!after.order().equals(before.order())) {
      shop.sql().update("UPDATE tblorders SET status = ? WHERE id = ?", after.order(), id);
    }
    if (!after.status().equals(before.status())) {
      shop.sql().update("UPDATE tblhosting SET domainstatus = ? WHERE id = ?", after.status(), id);
    }
  }

  @Override
  long build(long id) {
    long server = super.build(id);
    shop.sql().update("DELETE FROM mod_virtfusion_direct WHERE service_id = ?", id);
    shop.built((int) id, (int) server);
    return server;
  }

  /**
   * Returns every change of a qty.
   *
   * @param user the account of Headroom
   * @param sweeps the sweeps that came to their end
   * @param figures how old figures may be at most
   */
  List<Happening> changes(String user, List<SweepTime> sweeps, Duration figures) {
    List<Happening> changes = new ArrayList<>();
    for (Map<String, Object> row :
        shop.sql()
            .rows(
                "SELECT product, before_it, after_it, who,"
                    + " CAST(TIMESTAMPDIFF(MICROSECOND, ?, at) AS SIGNED) AS micros"
                    + " FROM noted ORDER BY id",
                time.began().toString().replace("T", " ").replace("Z", ""))) {
      long at = number(row, "micros");
      int product = (int) number(row, "product");
      long before = number(row, "before_it");
      long after = number(row, "after_it");
      if (row.get("who").toString().startsWith(user)) {
        long readAt = begin(sweeps, at);
        changes.add(
            new Wrote(
                at - micros(OF_A_STATEMENT),
                product,
                before,
                after,
                readAt,
                readAt - micros(figures)));
      } else if (after < before) {
        changes.add(new Sold(at - micros(OF_A_STATEMENT), product, after));
      } else {
        changes.add(new Edited(at - micros(OF_A_STATEMENT), product, after));
      }
    }
    return changes;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static long number(Map<String, Object> row, String column) {
    return Long.parseLong(row.get(column).toString());
  }

  /** When the sweep began that wrote then; it has read the orders after that. */
  private long begin(List<SweepTime> sweeps, long at) {
    return sweeps.stream()
        .filter(sweep -> time.micros(sweep.began()) <= at)
        .mapToLong(sweep -> time.micros(sweep.began()))
        .max()
        .orElse(0);
  }

  /** When a sweep began. */
  record SweepTime(Instant began) {}
}
