package io.headroom.catalogue;

import io.headroom.capacity.Footprint;
import io.headroom.capacity.Limit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What the options of an order ask for instead of what the product says.
 *
 * @param group the hypervisor group that the ordered location names
 * @param vpsPackage the package
 * @param sizes what the VPS takes of each resource that an option names: memory in MB, CPU cores,
 *     storage in GB, IPv4 addresses
 * @param storageType the type code of the storage
 * @param unreadable the options whose value is no number, such as {@code Memory: much}
 */
public record Wish(
    OptionalLong group,
    OptionalLong vpsPackage,
    Map<Limit, Long> sizes,
    OptionalLong storageType,
    List<String> unreadable) {

  /** The order asks for nothing else. */
  public static final Wish NONE = of(List.of(), VpsOptions.usual(OptionName.of("")));

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{0,15})?");

  /** The module takes a smaller number for GB. */
  private static final long LEAST_MB = 1024;

  /** Creates a wish. */
  public Wish {
    sizes = Map.copyOf(sizes);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads the options of an order as the provisioning module does.
   *
   * @param names the internal names of the options that the module passes on
   */
  public static Wish of(Collection<OrderedOption> options, VpsOptions names) {
    Map<OptionName, Limit> resources =
        Map.of(
            names.memory(), Limit.MEMORY,
            names.cpuCores(), Limit.CPU,
            names.storage(), Limit.STORAGE,
            names.ipv4(), Limit.IPV4);
    OptionalLong group = OptionalLong.empty();
    OptionalLong vpsPackage = OptionalLong.empty();
    OptionalLong storageType = OptionalLong.empty();
    Map<Limit, Long> sizes = new EnumMap<>(Limit.class);
    List<String> unreadable = new ArrayList<>();
    for (OrderedOption option : options) {
      String value = option.value();
      Limit resource = resources.get(option.name());
      boolean known = true;
      if (option.name().equals(names.location())) {
        group = LeadingInteger.of(value).id();
        known = group.isPresent();
      } else if (option.name().equals(names.vpsPackage())) {
        vpsPackage = LeadingInteger.of(value).id();
        known = vpsPackage.isPresent();
      } else if (option.name().equals(names.storageType())) {
        storageType = number(value);
        known = storageType.isPresent();
      } else if (resource != null) {
        OptionalLong size = number(value);
        known = size.isPresent();
        size.ifPresent(number -> size(resource, number, sizes));
      }
      if (!known && !value.isEmpty()) {
        unreadable.add(option.name().text() + ": " + value);
      }
    }
    return new Wish(group, vpsPackage, sizes, storageType, unreadable);
  }

  /** A need is rounded up. */
  private static OptionalLong number(String value) {
    return NUMBER.matcher(value).matches()
        ? OptionalLong.of(new BigDecimal(value).setScale(0, RoundingMode.CEILING).longValueExact())
        : OptionalLong.empty();
  }

  /** Only of addresses none can be asked for; a 0 of the others leaves it at the package. */
  private static void size(Limit resource, long number, Map<Limit, Long> sizes) {
    boolean gb = resource == Limit.MEMORY && number < LEAST_MB;
    if (number > 0 || resource == Limit.IPV4) {
      sizes.put(resource, gb ? number * LEAST_MB : number);
    }
  }

  /** Returns what a VPS takes, given what it takes without the options. */
  public Footprint of(Footprint without) {
    Footprint asked = new Footprint(without.needs(), storageType.orElse(without.storageType()));
    for (Entry<Limit, Long> size : sizes.entrySet()) {
      asked = asked.with(size.getKey(), size.getValue());
    }
    return asked;
  }
}
