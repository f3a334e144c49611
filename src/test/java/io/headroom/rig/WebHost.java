package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A web host with the hook file in place, its settings filled in as an operator would, and with a
 * folder for temporary files of its own.
 */
public final class WebHost {

  public static final Path SHIPPED = Path.of("src/main/whmcs/includes/hooks/headroom.php");

  private static final Path RESOURCES = Path.of("src/test/resources/io/headroom/whmcs");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path hookFile;
  private Path temporary;
  private final ObjectNode scenario = JSON.createObjectNode();
  private final List<String> options = new ArrayList<>();

  private WebHost(Path folder) {
    this.folder = folder;
    this.hookFile = folder.resolve("headroom.php");
    this.temporary = folder.resolve("tmp");
  }

  /** Installs the hook file in an empty folder, for a Headroom at this address. */
  public static WebHost in(Path folder, String url) {
    WebHost host = new WebHost(folder);
    try {
      Files.createDirectories(host.temporary);
      Files.copy(SHIPPED, host.hookFile);
    } catch (IOException e) {
      throw new UncheckedIOException("the hook file cannot be installed", e);
    }
    return host.setting("HEADROOM_URL", "'" + url + "'").setting("HEADROOM_TOKEN", "'s3cret'");
  }

  /** Edits one of the constants at the top; the value is PHP. */
  public WebHost setting(String constant, String value) {
    try {
      String before = Files.readString(hookFile);
      String line = "(?m)^const " + constant + " = .*;$";
      assertThat(before).containsPattern(line);
      Files.writeString(
          hookFile, before.replaceFirst(line, "const " + constant + " = " + value + ";"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("the hook file cannot be edited", e);
    }
  }

  /** Runs the pages to come with this transport. */
  public WebHost by(Transport transport) {
    options.addAll(transport.options());
    return this;
  }

  /** Runs the pages to come with this option of PHP, such as {@code open_basedir=/srv}. */
  public WebHost php(String option) {
    options.addAll(List.of("-d", option));
    return this;
  }

  /** Has PHP keep temporary files of the pages to come in another folder, which may be missing. */
  public WebHost temporaryFolder(Path other) {
    temporary = other;
    return this;
  }

  /** Sets what the harness knows by this name. */
  public WebHost scene(String name, String json) {
    scenario.set(name, parse(json));
    return this;
  }

  /** The variables that WHMCS gives to this hook, personal data and all. */
  public static ObjectNode variables(String hook) {
    try {
      JsonNode all = JSON.readTree(RESOURCES.resolve("variables.json").toFile());
      assertThat(all.path(hook).isObject()).describedAs(hook).isTrue();
      return (ObjectNode) all.path(hook);
    } catch (IOException e) {
      throw new UncheckedIOException("the variables cannot be read", e);
    }
  }

  /** Fires hooks with their usual variables, one after another in one request. */
  public Page fire(String... hooks) {
    ArrayNode events = JSON.createArrayNode();
    for (String hook : hooks) {
      events.addArray().add(hook).add(variables(hook));
    }
    return request(events);
  }

  /** Fires one hook with these variables. */
  public Page fireWith(String hook, JsonNode variables) {
    ArrayNode events = JSON.createArrayNode();
    events.addArray().add(hook).add(variables);
    return request(events);
  }

  /** Serves one request in which these hooks are fired: pairs of a name and variables. */
  public Page request(ArrayNode events) {
    Path script = folder.resolve("scenario.json");
    Path report = folder.resolve("report.json");
    try {
      Files.deleteIfExists(report);
      scenario.set("fire", events);
      Files.writeString(script, scenario.toString());
      Php.Ended php =
          Php.script(phpOptions(), RESOURCES.resolve("harness.php"), hookFile, script, report);
      assertThat(report).describedAs(php.output()).exists();
      return new Page(php, JSON.readTree(report.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("the request cannot be served", e);
    }
  }

  private List<String> phpOptions() {
    return Stream.concat(options.stream(), Stream.of("-d", "sys_temp_dir=" + temporary)).toList();
  }

  /** An empty list of hooks to fire. */
  public static ArrayNode events() {
    return JSON.createArrayNode();
  }

  /** Reads JSON. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** The files of PHP's folder for temporary ones. */
  public List<Path> temporaryFiles() {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one file that remembers a failed call. */
  public Path marker() {
    assertThat(temporaryFiles()).hasSize(1);
    return temporaryFiles().get(0);
  }

  /** Makes the failure that is remembered this many seconds older than now. */
  public void age(long seconds) throws IOException {
    Instant then = Instant.now().minusSeconds(seconds);
    Files.setLastModifiedTime(marker(), FileTime.from(then));
  }

  /** Forgets the failure that is remembered. */
  public void forget() {
    try {
      Files.delete(marker());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
