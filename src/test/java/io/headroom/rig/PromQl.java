package io.headroom.rig;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A query of Prometheus, as far as the metrics that it reads. */
public record PromQl(String text) {

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "Inf", "NaN");
  private static final Pattern LABEL_LISTS =
      Pattern.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()(\\{[^}]*\\})?");

  /** The series that it asks for, as {@code name} or {@code name{label="value"}}. */
  public List<String> selectors() {
    String plain = LABEL_LISTS.matcher(text).replaceAll(" ").replaceAll("\\[[^\\]]*\\]", " ");
    return SELECTOR
        .matcher(plain)
        .results()
        .map(found -> found.group())
        .filter(word -> !OPERATORS.contains(word))
        .toList();
  }

  /** The names of the metrics that it reads. */
  public List<String> names() {
    return selectors().stream().map(selector -> selector.replaceFirst("\\{.*", "")).toList();
  }
}
