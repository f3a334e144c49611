package io.headroom.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who the unit runs as, and what such a user may read. */
class MachineUserTest {

  @TempDir private Path root;
  private Path secret;
  private int owner;
  private int group;

  @BeforeEach
  void lay_out() throws IOException {
    Files.createDirectories(root.resolve("etc/systemd/system"));
    secret = Files.writeString(root.resolve("etc/token"), "secret");
    owner = (int) Files.getAttribute(secret, "unix:uid");
    group = (int) Files.getAttribute(secret, "unix:gid");
    permit(root, "rwxr-xr-x");
    permit(root.resolve("etc"), "rwxr-xr-x");
  }

  private static void permit(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  private void install(String unit) throws IOException {
    Files.writeString(root.resolve("etc/systemd/system/headroom.service"), unit);
    Files.writeString(
        root.resolve("etc/passwd"),
        "root:x:0:0::/root:/bin/sh\nheadroom:x:990:989::/nonexistent:/usr/sbin/nologin\n");
    Files.writeString(
        root.resolve("etc/group"), "headroom:x:989:\nmysql:x:120:mail,headroom\nmail:x:8:\n");
  }

  @Test
  void the_user_of_the_unit_has_its_own_group_and_those_that_name_it() throws IOException {
    install("[Service]\nUser=headroom\n");
    assertThat(MachineUser.ofUnit(root))
        .contains(new MachineUser("headroom", 990, Set.of(989, 120)));
  }

  @Test
  void the_last_user_that_the_unit_names_counts() throws IOException {
    install("[Service]\nUser=mail\nUser = x\nUser=headroom\n");
    assertThat(MachineUser.ofUnit(root)).map(MachineUser::name).contains("headroom");
  }

  @Test
  void where_no_unit_is_installed_there_is_no_user() throws IOException {
    assertThat(MachineUser.ofUnit(root)).isEqualTo(Optional.empty());
    install("[Service]\nUser=nobody-here\n");
    assertThat(MachineUser.ofUnit(root)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, true, false, false",
    "-w-r-----, false, true, false",
    "rw-r-----, true, true, false",
    "rw----r--, true, false, true",
    "-w----r--, false, false, true"
  })
  void who_may_read_a_file(String rights, boolean asOwner, boolean inGroup, boolean asOther)
      throws IOException {
    permit(secret, rights);
    assertThat(new MachineUser("a", owner + 7, Set.of(group)).mayRead(secret)).isEqualTo(inGroup);
    assertThat(new MachineUser("a", owner + 7, Set.of()).mayRead(secret)).isEqualTo(asOther);
    assertThat(new MachineUser("a", -1, Set.of()).mayRead(secret)).isEqualTo(asOther);
    if (owner != 0) {
      assertThat(new MachineUser("a", owner, Set.of()).mayRead(secret)).isEqualTo(asOwner);
    }
  }

  @Test
  void a_closed_folder_above_it_keeps_others_out() throws IOException {
    permit(secret, "rw-r--r--");
    assertThat(MachineUser.ANYBODY.mayRead(secret)).isTrue();
    permit(root.resolve("etc"), "rwxr-x---");
    assertThat(MachineUser.ANYBODY.mayRead(secret)).isFalse();
    assertThat(new MachineUser("a", owner + 7, Set.of(group)).mayRead(secret)).isTrue();
  }
}
