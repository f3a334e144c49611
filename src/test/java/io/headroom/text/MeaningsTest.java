package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Meanings.Meaning;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** What kinds of failures mean. */
class MeaningsTest {

  private static final Meanings MEANINGS =
      Meanings.of(
          new Meaning(FileNotFoundException.class, "the file is missing"),
          new Meaning(IOException.class, "the disk failed"));

  @Test
  void the_first_meaning_that_fits_a_cause_is_taken() {
    Causes missing = Causes.of(new UncheckedIOException(new FileNotFoundException("x")));

    assertThat(MEANINGS.of(missing)).contains("the file is missing");
    assertThat(MEANINGS.of(Causes.of(new IOException("x")))).contains("the disk failed");
  }

  @Test
  void a_failure_of_no_known_kind_means_nothing() {
    assertThat(MEANINGS.of(Causes.of(new IllegalStateException("x")))).isEmpty();
  }
}
