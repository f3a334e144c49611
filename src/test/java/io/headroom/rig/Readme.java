package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The README, as far as tests and the demo take it at its word. */
public final class Readme {

  private static final String FENCE = "```yaml\n";

  private final String text = read(Path.of("README.md"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }

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
    String statements = read(Path.of("routes/sql/ledger.sql")).replaceAll("(?m)^--.*$", "");
    return Stream.of(statements.split(";")).filter(part -> !part.isBlank()).toList();
  }

  /** Returns the route file of this name, as the README shows it. */
  public String route(String file) {
    int from = text.indexOf(FENCE, text.indexOf("`routes/custom/" + file + "`"));
    return text.substring(from + FENCE.length(), text.indexOf("\n```", from) + 1);
  }
}
