package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a scrape of Headroom says, as Prometheus would store it.
 *
 * @param series each series as {@code name{label="value"}}, with the labels that Prometheus adds
 */
public record Scrape(List<String> series) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)\\})? (?<value>\\S+)(?: \\S+)?");
  private static final String TARGET = "job=\"headroom\", instance=\"shop:8480\"";
  private static final Path CONTRACT = Path.of("src/test/resources/io/headroom/ops/contract.prom");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the text that {@code /observe/metrics} answers with. */
  public static Scrape of(String text) {
    List<String> series =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Scrape::stored)
            .collect(Collectors.toList());
    series.add("up{" + TARGET + "}");
    return new Scrape(List.copyOf(series));
  }

  /** The names and labels that Headroom promises to export, as such a text. */
  public static Scrape promised() throws IOException {
    return of(Files.readString(CONTRACT));
  }

  private static String stored(String line) {
    Matcher matcher = LINE.matcher(line);
    assertThat(matcher.matches()).describedAs(line).isTrue();
    String labels = matcher.group("labels");
    String own = labels == null || labels.isBlank() ? "" : labels.replaceFirst(",$", "") + ", ";
    return matcher.group("name") + "{" + own + TARGET + "}";
  }

  /** The names of the series. */
  public Set<String> names() {
    return series.stream()
        .map(one -> one.substring(0, one.indexOf('{')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Asserts that each query is good PromQL, and that it yields something once these series have
   * been scraped for some minutes, every counter of them rising.
   */
  public void answers(Collection<String> queries, Path folder) throws IOException {
    ObjectNode file = JSON.createObjectNode();
    file.putArray("rule_files");
    ObjectNode test = file.putArray("tests").addObject();
    test.put("interval", "15s");
    ArrayNode input = test.putArray("input_series");
    for (String one : series) {
      boolean counts = one.matches("\\w+_(total|count|sum|bucket)\\{.*");
      input.addObject().put("series", one).put("values", counts ? "0+1x40" : "1x40");
    }
    ArrayNode checks = test.putArray("promql_expr_test");
    for (String query : queries) {
      ObjectNode check = checks.addObject();
      check.put("expr", "count(" + query + ") > bool 0").put("eval_time", "5m");
      check.putArray("exp_samples").addObject().put("labels", "{}").put("value", 1);
    }
    Path tests = folder.resolve("queries.yaml");
    Files.writeString(tests, file.toString());
    Promtool.Ended ended = Promtool.run("test", "rules", tests.toString());
    assertThat(ended.exitCode()).describedAs(ended.output()).isZero();
  }
}
