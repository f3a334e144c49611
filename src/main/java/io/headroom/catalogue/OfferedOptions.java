package io.headroom.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for configurable options of a product that do not mean what they seem to.
 *
 * @param names the internal names of the options that say where and how large a VPS is
 * @param rows the options that the product offers, a row for each of their choices
 */
record OfferedOptions(VpsOptions names, List<OptionRow> rows) {

  /** Other names that shops give to the option, as {@link Names#plain(OptionName)} writes them. */
  private static final Set<String> USUAL =
      Set.of(
          "location",
          "serverlocation",
          "vpslocation",
          "datacenter",
          "datacentre",
          "dc",
          "region",
          "zone",
          "site",
          "hypervisorgroup");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

  /**
   * The names of an option.
   *
   * @param internal by which the provisioning module knows it
   * @param shown which customers see; empty where it is the same
   */
  private record Names(OptionName internal, Optional<OptionName> shown) {

    private static final Pattern ENTITY = Pattern.compile("&#?[a-zA-Z0-9]+;");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern PLURAL = Pattern.compile("(?<=.)s$");

    static Names of(String option) {
      int bar = option.indexOf('|');
      return bar < 0
          ? new Names(OptionName.of(option), Optional.empty())
          : new Names(
              OptionName.of(option.substring(0, bar)),
              Optional.of(OptionName.of(option.substring(bar + 1))));
    }

    /** Returns the letters and digits of a name, all small, without an s at the end. */
    static String plain(OptionName name) {
      String letters = ENTITY.matcher(name.text()).replaceAll("");
      String small =
          NEITHER_LETTER_NOR_DIGIT.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
      return PLURAL.matcher(small).replaceFirst("");
    }

    Stream<String> plain() {
      return Stream.concat(Stream.of(internal), shown.stream()).map(Names::plain);
    }

    /** Returns the name that is not like this one; the shown one if neither is. */
    OptionName other(OptionName name) {
      return shown.filter(seen -> !plain(seen).equals(plain(name))).orElse(internal);
    }
  }

  OfferedOptions {
    rows = List.copyOf(rows);
  }

  private OptionName location() {
    return names.location();
  }

  /** Returns what there is to say about them, each with what to do about it. */
  Stream<String> remarks() {
    return Stream.of(misnamed(), nowhere(), sizes().stream()).flatMap(texts -> texts);
  }

  /** Options that look like the location and are not: each of their names once. */
  private Stream<String> misnamed() {
    boolean hasLocation = rows.stream().anyMatch(this::isLocation);
    return rows.stream()
        .filter(row -> !isLocation(row))
        .filter(row -> looksAlike(row) || (!hasLocation && isUsual(row)))
        .map(row -> Names.of(row.option()))
        .distinct()
        .map(this::misnamed);
  }

  private String misnamed(Names of) {
    return of.shown().isEmpty()
        ? "its option \"%s\" is not exactly \"%s\", so its choices do not count: rename it"
            .formatted(of.internal().text(), location().text())
        : ("the internal name of its option \"%s|%s\" is \"%s\" and not \"%s\", so its"
                + " choices do not count: write %s|%s")
            .formatted(
                of.internal().text(),
                of.shown().get().text(),
                of.internal().text(),
                location().text(),
                location().text(),
                of.other(location()).text());
  }

  private boolean isLocation(OptionRow row) {
    return row.internalName().equals(location());
  }

  private boolean looksAlike(OptionRow row) {
    String plain = Names.plain(location());
    return Stream.of(plain)
        .filter(Predicate.not(String::isEmpty))
        .anyMatch(asked -> Names.of(row.option()).plain().anyMatch(asked::equals));
  }

  private static boolean isUsual(OptionRow row) {
    return Names.of(row.option()).plain().anyMatch(USUAL::contains);
  }

  /** Choices of the location that can be ordered and name no hypervisor group. */
  private Stream<String> nowhere() {
    return rows.stream()
        .filter(this::isLocation)
        .filter(OptionRow::isVisible)
        .map(OptionRow::choice)
        .filter(choice -> LeadingInteger.of(choice).id().isEmpty())
        .distinct()
        .map(
            choice ->
                "its location \"%s\" names no hypervisor group, so it does not count: write the"
                        .formatted(choice)
                    + " group's id first, such as "
                    + instead(choice));
  }

  private static String instead(String choice) {
    int bar = choice.indexOf('|');
    String value = bar < 0 ? "" : choice.substring(0, bar);
    String rest = choice.substring(bar + 1);
    Optional<String> before = number(value);
    Optional<String> after = bar < 0 ? Optional.empty() : number(rest);
    boolean swapped = before.isEmpty() && after.isPresent();
    String shown = OptionName.of(swapped ? value : rest).text();
    return before.or(() -> after).orElse("3") + "|" + (shown.isEmpty() ? "Frankfurt" : shown);
  }

  private static Optional<String> number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private Optional<String> sizes() {
    String found =
        rows.stream()
            .map(OptionRow::internalName)
            .filter(names.sizes()::contains)
            .map(name -> "\"" + name.text() + "\"")
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(found)
        .filter(some -> !some.isEmpty())
        .map(
            some ->
                "options change what a VPS takes (%s), and its qty is computed for one without them:"
                        .formatted(some)
                    + " an order that asks for more may not fit");
  }
}
