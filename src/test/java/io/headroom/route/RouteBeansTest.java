package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package {@code route} holds the beans that the routes name, and nothing else. */
class RouteBeansTest {

  /** A bean by name: of a step, of an option, or of an expression. */
  private static final Pattern BEAN =
      Pattern.compile("(?:ref: |\"#(?:bean:)?|\\$\\{bean:)([a-zA-Z]+)");

  private static final Pattern FILE = Pattern.compile(".*\\.camel\\.yaml");

  @Test
  void every_public_class_is_a_bean_that_a_route_names() throws IOException {
    assertThat(classes().filter(RouteBeansTest::isPublic).map(RouteBeansTest::beanName))
        .isNotEmpty()
        .isSubsetOf(named());
  }

  @Test
  void no_class_is_there_that_no_route_can_name() {
    assertThat(classes().filter(type -> !isPublic(type)).map(JavaClass::getName)).isEmpty();
  }

  private static Stream<JavaClass> classes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.headroom.route")
            .stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static String beanName(JavaClass type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static Iterable<String> named() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      return files
          .filter(file -> FILE.matcher(file.toString()).matches())
          .map(RouteBeansTest::text)
          .flatMap(text -> BEAN.matcher(text).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
