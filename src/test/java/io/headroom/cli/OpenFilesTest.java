package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many files the process may have open. */
class OpenFilesTest {

  @Test
  void fewer_than_200_are_reported_with_what_to_do() {
    assertThat(new OpenFiles(199).warnings())
        .containsExactly(
            "The process may open 199 files and connections, but needs 200: requests will"
                + " fail. Raise LimitNOFILE in its unit, or ulimit -n");
  }

  @Test
  void enough_of_them_are_not_worth_a_word() {
    assertThat(new OpenFiles(200).warnings()).isEmpty();
  }

  @Test
  void the_system_says_how_many_there_are() {
    assertThat(OpenFiles.ofProcess().most()).isPositive();
  }
}
