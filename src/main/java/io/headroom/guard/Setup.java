package io.headroom.guard;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How a product is set up in the shop: a person changes it.
 *
 * @param vpsPackage the package that it is built from
 * @param groups the hypervisor groups that it may be placed in
 * @param rest what else decides its number
 */
public record Setup(OptionalLong vpsPackage, List<Long> groups, String rest) {

  /** Creates a setup. */
  public Setup {
    groups = List.copyOf(groups);
  }

  /** Returns what decides its number. */
  Stream<Input> inputs() {
    Stream<Input> packages = vpsPackage.stream().mapToObj(Input::vpsPackage);
    LongStream ids = groups.stream().mapToLong(Long::longValue);
    return Stream.concat(packages, ids.mapToObj(Input::group));
  }
}
