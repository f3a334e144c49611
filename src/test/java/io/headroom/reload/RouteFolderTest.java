package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    return new RouteFolder("file:" + folder + "/**/*.camel.yaml").read();
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
  void what_is_not_text_is_reported() throws IOException {
    Files.write(folder.resolve("a.camel.yaml"), "ü".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read().unreadable())
        .containsEntry(name("a.camel.yaml"), "is not UTF-8 text: save it as UTF-8");
  }

  @Test
  void the_files_of_subfolders_at_any_depth_are_read() throws IOException {
    write("panel/c.camel.yaml", "uri: direct:c");
    write("custom/chat/room/d.camel.yaml", "uri: direct:d");

    assertThat(read().routes())
        .containsKeys(name("panel/c.camel.yaml"), name("custom/chat/room/d.camel.yaml"));
  }

  @Test
  void a_folder_that_is_a_link_is_followed() throws IOException {
    write("elsewhere/d.camel.yaml", "uri: direct:d");
    Files.createSymbolicLink(folder.resolve("custom/linked"), folder.resolve("elsewhere"));

    assertThat(read().routes()).containsKey(name("custom/linked/d.camel.yaml"));
  }

  @Test
  void a_link_that_leads_in_a_circle_is_reported() throws IOException {
    Files.createSymbolicLink(folder.resolve("custom/circle"), folder);

    assertThat(read().unreadable()).containsOnlyKeys(name("custom/circle"));
  }

  @Test
  void the_files_of_integrators_are_loaded_last() throws IOException {
    write("sweep/z.camel.yaml", "uri: direct:z");

    assertThat(read().inOrder())
        .containsExactly(
            name("a.camel.yaml"), name("sweep/z.camel.yaml"), name("custom/b.camel.yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.yaml",
        "x.yml",
        "x.camel.yml",
        "x.camel.xml",
        "x.xml",
        "x.kamelet.yaml",
        "x.Camel.Yaml",
        "custom/deep/x.yaml"
      })
  void a_file_that_looks_like_routes_and_is_not_read_is_reported(String file) throws IOException {
    write(file, "uri: direct:x");

    assertThat(read().routes()).doesNotContainKey(name(file));
    assertThat(read().warnings())
        .singleElement()
        .asString()
        .startsWith(name(file) + ": is not read: ")
        .contains(".camel.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "._a.camel.yaml",
        ".#a.camel.yaml",
        ".a.yaml",
        ".a.camel.xml",
        "sql/._all.sql",
        "custom/.b.camel.yaml.swp",
        ".git/a.camel.yaml",
        "custom/..data/b.camel.yaml",
        "custom/.idea/x.xml"
      })
  void what_begins_with_a_dot_is_ignored(String file) throws IOException {
    Snapshot before = read();
    write(file, "what an editor or a file server leaves");

    assertThat(read()).isEqualTo(before);
    assertThat(read().warnings()).isEmpty();
  }

  @Test
  void notes_and_copies_of_editors_are_no_routes_and_no_news() throws IOException {
    write("a.camel.yaml~", "uri: direct:a");
    write("a.camel.yaml.bak", "uri: direct:a");

    assertThat(read().warnings()).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_holds_no_files() throws IOException {
    Files.delete(folder.resolve("custom/b.camel.yaml"));
    Files.delete(folder.resolve("custom"));

    assertThat(read().routes()).containsOnlyKeys(name("a.camel.yaml"));
    assertThat(read().unreadable()).isEmpty();
  }
}
