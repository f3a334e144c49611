package io.headroom.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the pages of {@code docs/}, as far as tests take them at their word. */
public final class Documents {

  /** The documents whose commands install, upgrade and connect Headroom, in this order. */
  public static final List<Path> STORY =
      List.of(Path.of("README.md"), Path.of("docs/whmcs.md"), Path.of("docs/operations.md"));

  /** Where the samples of routes are. */
  private static final Path ROUTES = Path.of("docs/routes.md");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```([a-z]+)\\n(.*?)^\\1```$");

  private Documents() {}

  /**
   * A block of code of a document.
   *
   * @param file the document
   * @param language what follows the fence, such as {@code sh}
   * @param text the lines between the fences, without what indents all of them
   */
  public record Block(Path file, String language, String text) {}

  /** Returns every document of the checkout, the README first. */
  public static List<Path> files() {
    return files(Path.of(""));
  }

  /** Returns every document below a folder, the README first. */
  public static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
      files.add(folder.resolve(name));
    }
    try (Stream<Path> pages = Files.walk(folder.resolve("docs"))) {
      pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(files::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("docs/ cannot be read", unreadable);
    }
    return files;
  }

  /** Returns what a document holds. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }

  /** Returns what a document holds without its blocks of code. */
  public static String prose(Path file) {
    return text(file).replaceAll("(?ms)^( *)```.*?^\\1```$", "");
  }

  /** Returns the blocks of code in a language of a document, in their order. */
  public static List<Block> blocks(Path file, String language) {
    return BLOCK
        .matcher(text(file))
        .results()
        .filter(found -> found.group(2).equals(language))
        .map(found -> new Block(file, language, withoutIndent(found)))
        .toList();
  }

  private static String withoutIndent(MatchResult found) {
    return found.group(3).replaceAll("(?m)^" + found.group(1), "");
  }

  /** Returns the blocks of code in a language of all documents, in their order. */
  public static List<Block> blocks(String language) {
    return files().stream().flatMap(file -> blocks(file, language).stream()).toList();
  }

  /** Returns the commands that the documents show for a shell, a line each. */
  public static List<String> commands() {
    return blocks("sh").stream().flatMap(block -> block.text().lines()).toList();
  }

  /** Returns the first column of the table below a heading, its code spans one by one. */
  public static List<String> namesBelow(Path file, String heading) {
    String text = prose(file);
    int from = text.indexOf("\n" + heading + "\n");
    if (from < 0) {
      throw new IllegalArgumentException(file + " has no heading " + heading);
    }
    String chapter =
        text.substring(from + 1).lines().skip(1).toList().stream()
            .takeWhile(line -> !line.startsWith("#"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(1, line.indexOf('|', 1)))
            .reduce("", (all, cell) -> all + "\n" + cell);
    return Pattern.compile("`([^`]+)`").matcher(chapter).results().map(f -> f.group(1)).toList();
  }

  /** Returns the route file of this name, as the page about routes shows it. */
  public static String route(String file) {
    String text = text(ROUTES);
    int from = text.indexOf("```yaml\n", text.indexOf("`routes/custom/" + file + "`"));
    return text.substring(text.indexOf('\n', from) + 1, text.indexOf("\n```", from) + 1);
  }
}
