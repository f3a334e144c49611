package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.headroom.rig.Documents;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The picture of the packages in docs/architecture.md, held against the code. */
class PackagesPictureTest {

  private static final String ROOT = "io.headroom.";
  private static final Map<String, Set<String>> CODE = new TreeMap<>();
  private static final Map<String, Set<String>> PICTURE = new TreeMap<>();

  @BeforeAll
  static void read_both() {
    CODE.clear();
    PICTURE.clear();
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.headroom");
    for (JavaClass each : classes) {
      CODE.computeIfAbsent(name(each), none -> new TreeSet<>()).addAll(uses(each));
    }
    String page = Documents.text(Path.of("docs/architecture.md"));
    String picture = page.substring(page.indexOf("## The packages"));
    Map<String, String> names =
        Pattern.compile("(?m)^ +(\\w+)\\[\"([a-z.]+)<br>")
            .matcher(picture)
            .results()
            .collect(Collectors.toMap(node -> node.group(1), node -> node.group(2)));
    names.values().forEach(name -> PICTURE.put(name, new TreeSet<>()));
    Pattern.compile("(?m)^ +(\\w+) --> (\\w+)$")
        .matcher(picture)
        .results()
        .forEach(arrow -> arrows(names, arrow.group(1)).add(names.get(arrow.group(2))));
  }

  private static Set<String> arrows(Map<String, String> names, String node) {
    return PICTURE.get(names.get(node));
  }

  private static String name(JavaClass one) {
    return one.getPackageName().substring(ROOT.length());
  }

  private static Set<String> uses(JavaClass one) {
    return one.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(used -> used.getPackageName().startsWith(ROOT))
        .map(PackagesPictureTest::name)
        .filter(used -> !used.equals(name(one)))
        .collect(Collectors.toSet());
  }

  @Test
  void it_shows_every_package_and_no_other() {
    assertThat(PICTURE.keySet()).isEqualTo(CODE.keySet());
  }

  @Test
  void every_arrow_is_a_use() {
    PICTURE.forEach((user, used) -> assertThat(CODE.get(user)).as(user).containsAll(used));
  }

  @Test
  void every_use_can_be_followed_along_the_arrows() {
    CODE.forEach((user, used) -> assertThat(reached(user)).as(user).containsAll(used));
  }

  private static Set<String> reached(String from) {
    Set<String> reached = new HashSet<>();
    PICTURE.getOrDefault(from, Set.of()).stream()
        .filter(reached::add)
        .forEach(next -> reached.addAll(reached(next)));
    return reached;
  }
}
