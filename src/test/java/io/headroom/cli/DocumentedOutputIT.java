package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Demo;
import io.headroom.rig.Documents;
import io.headroom.rig.HeadroomCommandLine;
import io.headroom.rig.Readme;
import io.headroom.rig.SampleShop;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.StandInPanel;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents show of the verbs, beside what these print on the sample shop. */
@Tag("rig")
@ExtendWith(SharedDatabase.class)
class DocumentedOutputIT {

  private final Path folder;
  private final Shop shop;

  DocumentedOutputIT(@TempDir Path folder, Shop shop) {
    this.folder = folder;
    this.shop = shop;
  }

  @ParameterizedTest
  @CsvSource({"docs/operations.md, plan", "docs/rules.md, explain 14"})
  void a_sample_of_a_document_is_what_the_verb_prints(Path page, String command) {
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, Demo.SEED).fleet())) {
      String printed =
          HeadroomCommandLine.in(folder, shop, new Readme().user(shop), panel)
              .run(command.split(" "))
              .out();

      assertThat(withoutTimes(Documents.text(page))).contains(withoutTimes(printed));
    }
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\d+ ms", "N ms");
  }
}
