package io.headroom.guard;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A package that is not as it was.
 *
 * @param id its id
 * @param before what the panel said of it, and when
 * @param now what the panel says
 * @param at when that is
 */
record PackageChange(long id, Dated<PackageReading> before, PackageReading now, Instant at) {

  /** Returns what of it lowers numbers and is not what a person sets. */
  Optional<Cause> drop() {
    if (now.missing()) {
      return Optional.of(
          cause("package %d was there at %s and is missing".formatted(id, before.when(at))));
    }
    return need(true);
  }

  /** Returns what of it lifts numbers and is not what a person sets. */
  Optional<Cause> rise() {
    return need(false);
  }

  private Cause cause(String words) {
    return new Cause(Input.vpsPackage(id), false, words);
  }

  /** What one VPS takes of something, before and now. */
  private record NeedChange(String name, long before, long now) {

    /** A storage type is no amount: another one may lower a number or lift it. */
    boolean goes(boolean more) {
      return name.equals(PackageReading.STORAGE_TYPE)
          ? now != before
          : more ? now > before : now < before;
    }
  }

  private Optional<Cause> need(boolean more) {
    return new TreeMap<>(before.value().needs())
        .entrySet().stream()
            .flatMap(
                need ->
                    Optional.ofNullable(now.needs().get(need.getKey()))
                        .map(is -> new NeedChange(need.getKey(), need.getValue(), is))
                        .stream())
            .filter(need -> need.goes(more))
            .findFirst()
            .map(
                need ->
                    cause(
                        "package %d needed %d of %s at %s and needs %d"
                            .formatted(
                                id, need.before(), need.name(), before.when(at), need.now())));
  }

  /** Whether a person disabled it. */
  boolean explainsDrop() {
    return !now.missing() && before.value().enabled() && !now.enabled();
  }

  /** Whether a person enabled it, or it is there again. */
  boolean explainsRise() {
    return now.enabled() && !before.value().enabled();
  }
}
