package io.headroom.catalogue;

import io.headroom.capacity.Buffer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for settings of products that do not mean what they seem to.
 *
 * @param names the internal names of the options that say where and how large a VPS is
 * @param links which option groups a product offers
 * @param options every option of the shop that can be ordered, a row for each of its choices
 */
public record Review(
    VpsOptions names, Collection<OptionLink> links, Collection<OptionRow> options) {

  /** Of a shop without options. */
  static final Review NONE = new Review(VpsOptions.usual(new OptionName("")), List.of(), List.of());

  private static final Pattern INTEGER = Pattern.compile("\\s*|\\s*[+-]?[0-9]+\\s*");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");

  /** Creates a review. */
  public Review {
    links = List.copyOf(links);
    options = List.copyOf(options);
  }

  /** Returns what there is to say about a product, each with what to do about it. */
  public List<String> of(Product product) {
    OfferedOptions offered = new OfferedOptions(names, offered(product));
    return Stream.of(
            numbers(product),
            buffer(product).stream(),
            noAddress(product).stream(),
            unreachableDefault(product).stream(),
            hiddenLocations(product).stream(),
            offered.remarks())
        .flatMap(texts -> texts)
        .toList();
  }

  private List<OptionRow> offered(Product product) {
    Set<Long> groups =
        links.stream()
            .filter(link -> link.productId() == product.id())
            .map(OptionLink::optionGroup)
            .collect(Collectors.toUnmodifiableSet());
    return groups.isEmpty()
        ? List.of()
        : options.stream().filter(option -> groups.contains(option.optionGroup())).toList();
  }

  private static Stream<String> numbers(Product product) {
    ProductRow row = product.row();
    OptionalLong ipv4 = OptionalLong.of(product.ipv4());
    return Stream.of(
            number(1, "hypervisor group", row.defaultGroup(), product.defaultGroup()),
            number(2, "package", row.packageId(), product.packageId()),
            number(3, "number of IPv4 addresses", row.ipv4(), ipv4))
        .flatMap(Optional::stream);
  }

  private static Optional<String> number(int setting, String what, String text, OptionalLong id) {
    if (INTEGER.matcher(text).matches()) {
      return Optional.empty();
    }
    String counted = id.stream().mapToObj(Long::toString).findFirst().orElse("none");
    return Optional.of(
        "its %s (configoption%d) is \"%s\", which counts as %s: write the number alone"
            .formatted(what, setting, text, counted));
  }

  private static Optional<String> noAddress(Product product) {
    return product.ipv4() > 0
        ? Optional.empty()
        : Optional.of(
            "its number of IPv4 addresses (configoption3) is 0, which the module rules count as 1;"
                + " by the panel rules its VPSes take none");
  }

  private static Optional<String> buffer(Product product) {
    String text = product.row().buffer().strip();
    BigDecimal percent = product.buffer().percent();
    if (text.isEmpty() || Buffer.parse(text).filter(meant -> means(text, percent)).isPresent()) {
      return Optional.empty();
    }
    String seems =
        DECIMAL.matcher(text).results().map(match -> match.group()).findFirst().orElse("10");
    return Optional.of(
        "its buffer (configoption7) is \"%s\", which counts as %s %%: write a number from 0 to 100,"
                .formatted(text, percent.toPlainString())
            + " such as "
            + seems.replace(',', '.'));
  }

  private static boolean means(String text, BigDecimal percent) {
    return Math.abs(Double.parseDouble(text) - percent.doubleValue()) < 1;
  }

  private static Optional<String> unreachableDefault(Product product) {
    return product.placements().stream()
        .filter(Placement::byDefault)
        .filter(placement -> !placement.byVisibleLocation())
        .filter(placement -> product.locations().stream().anyMatch(Location::visible))
        .map(
            placement ->
                "no location that a customer can choose offers its default hypervisor group %d, so"
                        .formatted(placement.group())
                    + " nothing is placed there; the module rules count it, the panel rules do not")
        .findFirst();
  }

  private static Optional<String> hiddenLocations(Product product) {
    String hidden =
        product.placements().stream()
            .filter(Placement::byHiddenLocation)
            .filter(Predicate.not(Placement::byVisibleLocation))
            .map(placement -> Long.toString(placement.group()))
            .collect(Collectors.joining(", "));
    return Optional.of(hidden)
        .filter(Predicate.not(String::isEmpty))
        .map(
            groups ->
                "hidden locations name hypervisor group %s, where nobody can order; the module"
                        .formatted(groups)
                    + " rules count them, the panel rules do not");
  }
}
