package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of the files, and which of them changed. */
class RouteFolderTest {

  @TempDir private Path folder;

  @BeforeEach
  void two_routes_and_a_statement() throws IOException {
    write("a.camel.yaml", "uri: sql:file:sql/all.sql");
    write("custom/b.camel.yaml", "uri: direct:b");
    write("sql/all.sql", "SELECT 1");
    write("notes.txt", "nothing to Camel");
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), content);
  }

  private Snapshot read() {
    return new RouteFolder(
            "file:" + folder + "/*.camel.yaml,file:" + folder + "/custom/*.camel.yaml")
        .read();
  }

  private String name(String file) {
    return folder.resolve(file).toString();
  }

  @Test
  void routes_and_statements_are_read_and_nothing_else() {
    assertThat(read().routes()).containsOnlyKeys(name("a.camel.yaml"), name("custom/b.camel.yaml"));
    assertThat(read().statements()).containsOnlyKeys(name("sql/all.sql"));
  }

  @Test
  void saving_the_same_is_no_change() throws IOException {
    Snapshot before = read();
    write("a.camel.yaml", "uri: sql:file:sql/all.sql");

    assertThat(read()).isEqualTo(before);
  }

  @Test
  void a_new_a_changed_and_a_deleted_file_are_changes() throws IOException {
    Snapshot before = read();
    write("c.camel.yaml", "uri: direct:c");
    write("a.camel.yaml", "uri: direct:a");
    Files.delete(folder.resolve("custom/b.camel.yaml"));

    assertThat(read().changedSince(before))
        .containsExactly(name("a.camel.yaml"), name("c.camel.yaml"), name("custom/b.camel.yaml"));
  }

  @Test
  void a_changed_statement_is_a_change_of_the_files_that_name_it() throws IOException {
    Snapshot before = read();
    write("sql/all.sql", "SELECT 2");

    assertThat(read().changedSince(before)).containsExactly(name("a.camel.yaml"));
  }

  @Test
  void what_is_not_text_is_told() throws IOException {
    Files.write(folder.resolve("a.camel.yaml"), "ü".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read().unreadable())
        .containsEntry(name("a.camel.yaml"), "is not UTF-8 text: save it as UTF-8");
  }

  @Test
  void a_folder_that_is_not_there_holds_no_files() throws IOException {
    Files.delete(folder.resolve("custom/b.camel.yaml"));
    Files.delete(folder.resolve("custom"));

    assertThat(read().routes()).containsOnlyKeys(name("a.camel.yaml"));
    assertThat(read().unreadable()).isEmpty();
  }
}
