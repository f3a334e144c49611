package io.headroom.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What a file of YAML says: two files say the same whatever their layout, the order of their keys,
 * their quotes and their comments.
 */
final class Yaml {

  /** What a reader looks for first; all other keys follow in the order of the alphabet. */
  private static final List<String> FIRST =
      List.of("id", "description", "uri", "parameters", "steps");

  private static final LoadSettings LOADING =
      LoadSettings.builder().setSchema(new FailsafeSchema()).build();

  private static final DumpSettings DUMPING =
      DumpSettings.builder()
          .setSchema(new FailsafeSchema())
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .build();

  private Yaml() {}

  /** Returns what a text says, one statement a line; nothing if it is not YAML. */
  static Optional<List<String>> lines(String text) {
    try {
      Object said = new Load(LOADING).loadFromString(text);
      String written = new Dump(DUMPING).dumpToString(inOrder(said == null ? "" : said));
      return Optional.of(written.stripTrailing().stripIndent().lines().toList());
    } catch (YamlEngineException malformed) {
      return Optional.empty();
    }
  }

  private static Object inOrder(Object said) {
    if (said instanceof Map<?, ?> map) {
      Map<String, Object> sorted =
          new TreeMap<>(Comparator.comparing(Yaml::rank).thenComparing(Comparator.naturalOrder()));
      map.forEach((key, value) -> sorted.put(String.valueOf(key), inOrder(value)));
      return sorted;
    }
    if (said instanceof List<?> list) {
      return list.stream().map(Yaml::inOrder).toList();
    }
    return said;
  }

  private static int rank(String key) {
    int at = FIRST.indexOf(key);
    return at < 0 ? FIRST.size() : at;
  }
}
