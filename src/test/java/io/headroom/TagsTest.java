package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/** Which tests the fast loop leaves out: those with the tag {@value #RIG}. */
class TagsTest {

  /** The tag of a test that starts a database, a server, a Camel process or another program. */
  private static final String RIG = "rig";

  /** Whoever uses one of these starts something. */
  private static final Set<String> STARTERS =
      Set.of(
          "java.lang.ProcessBuilder",
          "com.sun.net.httpserver.HttpServer",
          "java.net.ServerSocket",
          "org.apache.camel.main.Main",
          "org.apache.camel.impl.DefaultCamelContext");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("io.headroom");

  @Test
  void a_test_that_starts_something_is_tagged() {
    Set<String> untagged = new TreeSet<>();
    for (JavaClass test : classes) {
      if (test.getSimpleName().endsWith("Test") && !isTagged(test) && startsSomething(test)) {
        untagged.add(test.getName());
      }
    }

    assertThat(untagged).as("add @Tag(\"%s\")", RIG).isEmpty();
  }

  private static boolean isTagged(JavaClass test) {
    List<JavaClass> chain = List.copyOf(test.getClassHierarchy());
    return chain.stream().flatMap(TagsTest::tags).anyMatch(tag -> tag.value().equals(RIG));
  }

  /** Returns the tags of a class; several of them stand in one annotation. */
  private static Stream<Tag> tags(JavaClass test) {
    return Stream.concat(
        test.tryGetAnnotationOfType(Tag.class).stream(),
        test.tryGetAnnotationOfType(Tags.class).stream().flatMap(tags -> Stream.of(tags.value())));
  }

  /** Follows what the test uses as far as that is a tool of the tests. */
  private boolean startsSomething(JavaClass test) {
    Set<JavaClass> seen = new HashSet<>();
    return uses(test, seen) || withNested(test).anyMatch(each -> uses(each, seen));
  }

  private Stream<JavaClass> withNested(JavaClass test) {
    return classes.stream().filter(each -> each.getName().startsWith(test.getName() + "$"));
  }

  private boolean uses(JavaClass user, Set<JavaClass> seen) {
    return seen.add(user)
        && user.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .anyMatch(
                used ->
                    STARTERS.contains(used.getName())
                        || (classes.contain(used.getName()) && uses(used, seen)));
  }
}
