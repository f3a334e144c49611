package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three reads of the shop that every sweep makes. */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
class FlatReadsTest {

  private final Shop shop;

  FlatReadsTest(Shop shop) {
    this.shop = shop;
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-products", "read-option-links", "read-options"})
  void the_database_sorts_nothing_and_keeps_nothing_in_between(String read) throws IOException {
    String[] places = IntStream.range(1, 300).mapToObj(id -> id + "|Place").toArray(String[]::new);
    shop.product(12).add();
    shop.location(12, places);
    String sql = Files.readString(Path.of("routes/sql/" + read + ".sql"));

    assertThat(shop.sql().rows("EXPLAIN " + sql))
        .isNotEmpty()
        .extracting(step -> String.valueOf(step.get("Extra")))
        .noneMatch(how -> how.contains("filesort") || how.contains("temporary"));
  }
}
