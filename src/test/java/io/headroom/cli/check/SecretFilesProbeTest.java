package io.headroom.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.settings.SettingSources;
import io.headroom.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** What {@code check} says of files that the user of the unit may not read. */
class SecretFilesProbeTest {

  @TempDir private Path root;
  private Path folder;
  private Path token;
  private Path page;
  private MachineUser stranger;
  private MachineUser member;

  /** A verb that does nothing. */
  @Command
  static final class Nothing {}

  @BeforeEach
  void lay_out() throws IOException {
    permit(root, "rwxr-xr-x");
    folder = Files.createDirectory(root.resolve("etc"));
    permit(folder, "rwxr-xr-x");
    token = Files.writeString(folder.resolve("panel-token"), "token-of-the-panel\n");
    page =
        Files.writeString(
            folder.resolve("application.properties"),
            """
            headroom.panel.url=https://cp.example.net
            headroom.panel.token-file=%s
            headroom.db.url=jdbc:mariadb://127.0.0.1:3306/whmcs
            headroom.db.user=headroom
            headroom.db.password-file=%s
            """
                .formatted(token, token));
    permit(token, "rw-r-----");
    permit(page, "rw-r-----");
    int owner = (int) Files.getAttribute(token, "unix:uid");
    int group = (int) Files.getAttribute(token, "unix:gid");
    stranger = new MachineUser("headroom", owner + 7, Set.of(group + 7));
    member = new MachineUser("headroom", owner + 7, Set.of(group));
  }

  private static void permit(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  /** Returns the lines of a look, and of its end whether it failed. */
  private List<String> look(Optional<MachineUser> user) {
    Settings settings = Settings.read(new SettingSources(folder, Map.of(), Map.of()));
    StringWriter text = new StringWriter();
    CommandLine line =
        new CommandLine(new Nothing())
            .setOut(new PrintWriter(text))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    Checklist list = new Checklist(line);
    new SecretFilesProbe(settings, user, list).look();
    line.getOut().flush();
    List<String> lines = text.toString().lines().toList();
    assertThat(list.failed()).isEqualTo(lines.stream().anyMatch(each -> each.startsWith("fail")));
    return lines;
  }

  @Test
  void every_file_that_the_user_of_the_unit_may_not_read_is_a_failure_with_what_to_do() {
    assertThat(look(Optional.of(stranger)))
        .containsExactly(
            failure("the settings file", page),
            failure("headroom.db.password-file", token),
            failure("headroom.panel.token-file", token));
  }

  private static String failure(String setting, Path file) {
    return "fail  secrets   "
        + setting
        + " is "
        + file
        + ", which headroom, the user of the unit, may not read: chgrp headroom and chmod g+r, also"
        + " the folders above it";
  }

  @Test
  void a_user_in_the_group_of_the_files_may_read_them() {
    assertThat(look(Optional.of(member))).isEmpty();
  }

  @Test
  void a_closed_folder_above_a_file_is_a_failure_too() throws IOException {
    permit(folder, "rwx------");
    assertThat(look(Optional.of(member)))
        .hasSize(3)
        .allMatch(line -> line.startsWith("fail  secrets"));
  }

  @Test
  void where_no_unit_is_installed_nobody_is_kept_out() {
    assertThat(look(Optional.empty())).isEmpty();
  }
}
