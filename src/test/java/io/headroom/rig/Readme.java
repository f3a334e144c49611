package io.headroom.rig;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The grants of the README and the tables that they are for. */
public final class Readme {

  private final String text = Documents.text(Path.of("README.md"));

  /** Makes the ledger, and returns a new account of the shop with exactly the README's grants. */
  public ShopUser user(Shop shop) {
    ledger().forEach(shop.sql()::update);
    return shop.user(grants().toArray(String[]::new));
  }

  /** Returns the GRANT statements, with the placeholders of {@link Shop#user}. */
  public List<String> grants() {
    return text.lines()
        .filter(line -> line.startsWith("GRANT "))
        .map(line -> line.replace("whmcs.", "{database}."))
        .map(line -> line.replaceFirst("TO '.*", "TO {user}"))
        .toList();
  }

  /** Returns the statements of {@code ledger.sql}. */
  public static List<String> ledger() {
    String statements =
        Documents.text(Path.of("routes/sql/ledger.sql")).replaceAll("(?m)^--.*$", "");
    return Stream.of(statements.split(";")).filter(part -> !part.isBlank()).toList();
  }
}
