package io.headroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened on a site, in order.
 *
 * @param seed what it was made from
 * @param site the site
 * @param happenings what happened
 */
public record History(long seed, Site site, List<Happening> happenings) {

  /** Creates a history. */
  public History {
    happenings = List.copyOf(happenings);
  }

  /** Returns the history with all that happened in the order of its time. */
  static History sorted(long seed, Site site, List<Happening> happenings) {
    List<Happening> sorted = new ArrayList<>(happenings);
    sorted.sort((one, other) -> Long.compare(one.at(), other.at()));
    return new History(seed, site, sorted);
  }

  /** Returns how many of a kind happened. */
  long count(Class<? extends Happening> kind) {
    return happenings.stream().filter(kind::isInstance).count();
  }

  /** Returns it in words, a line each. */
  String text() {
    return "seed %d%n%s%n%s%n%s%n%s%n"
        .formatted(
            seed,
            site,
            lines(site.hosts()),
            lines(site.offers()),
            happenings.stream()
                .map(each -> "%12.6f %s".formatted(each.at() / 1e6, each))
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private static String lines(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(System.lineSeparator()));
  }

  /** Writes it, with what is wrong in it, to a file. */
  Path write(Path folder, List<Violation> violations) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("seed-" + seed + ".txt"),
        text() + lines(violations) + System.lineSeparator());
  }
}
