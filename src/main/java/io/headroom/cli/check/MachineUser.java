package io.headroom.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user of this machine, and what that user may read.
 *
 * @param name the name
 * @param uid the number
 * @param gids the numbers of the groups
 */
record MachineUser(String name, int uid, Set<Integer> gids) {

  /** Whoever is neither the owner of a file nor in its group. */
  static final MachineUser ANYBODY = new MachineUser("anybody", -1, Set.of());

  private static final List<Path> UNITS =
      List.of(
          Path.of("etc/systemd/system/headroom.service"),
          Path.of("run/systemd/system/headroom.service"),
          Path.of("usr/local/lib/systemd/system/headroom.service"),
          Path.of("usr/lib/systemd/system/headroom.service"),
          Path.of("lib/systemd/system/headroom.service"));
  private static final String SETTING = "User=";
  private static final int READ = 4;
  private static final int ENTER = 1;

  /**
   * Returns the user that the unit of systemd runs Headroom as; empty where no unit is installed,
   * or its user is not one of the machine.
   */
  static Optional<MachineUser> ofUnit() {
    return ofUnit(Path.of("/"));
  }

  static Optional<MachineUser> ofUnit(Path root) {
    return UNITS.stream()
        .map(root::resolve)
        .filter(Files::isReadable)
        .findFirst()
        .flatMap(
            unit ->
                lines(unit)
                    .map(String::strip)
                    .filter(line -> line.startsWith(SETTING))
                    .reduce((first, last) -> last))
        .map(line -> line.substring(SETTING.length()).strip())
        .flatMap(name -> of(name, root));
  }

  private static Optional<MachineUser> of(String name, Path root) {
    return lines(root.resolve("etc/passwd"))
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals(name))
        .findFirst()
        .map(
            fields -> {
              Set<Integer> gids = groups(name, root);
              gids.add(Integer.parseInt(fields[3]));
              return new MachineUser(name, Integer.parseInt(fields[2]), gids);
            });
  }

  private static Set<Integer> groups(String name, Path root) {
    return lines(root.resolve("etc/group"))
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3)
        .filter(fields -> Arrays.asList(fields[3].split(",")).contains(name))
        .map(fields -> Integer.valueOf(fields[2]))
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /** Whether the user may read a file, by the modes of the file and of the folders above it. */
  boolean mayRead(Path file) throws IOException {
    Path real = file.toRealPath();
    for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
      if (!may(folder, ENTER)) {
        return false;
      }
    }
    return may(real, READ);
  }

  private boolean may(Path file, int right) throws IOException {
    int mode = (int) Files.getAttribute(file, "unix:mode");
    if (uid == 0) {
      return true;
    }
    if (uid == (int) Files.getAttribute(file, "unix:uid")) {
      return (mode >> 6 & right) != 0;
    }
    boolean inGroup = gids.contains((int) Files.getAttribute(file, "unix:gid"));
    return (inGroup ? mode >> 3 & right : mode & right) != 0;
  }
}
