package io.headroom;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.headroom.ops.HeadroomProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package may know which: the arithmetic knows nobody, the routes know everybody. */
@AnalyzeClasses(packages = "io.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  private static final String ROOT = "io.headroom.";
  private static final String CAPACITY = "io.headroom.capacity..";
  private static final String CATALOGUE = "io.headroom.catalogue..";
  private static final String RESERVATION = "io.headroom.reservation..";
  private static final String STOCK = "io.headroom.stock..";
  private static final String TEXT = "io.headroom.text..";
  private static final String ORDER = "io.headroom.order..";
  private static final String GUARD = "io.headroom.guard..";

  /** What is decided, in the order in which it is built up; it knows the JDK beside. */
  private static final List<String> PURE =
      List.of("capacity", "catalogue", "reservation", "stock", "guard", "event", "order");

  /** Which packages each package may know; those that are pure, as the list has them. */
  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          entry("capacity", Set.of()),
          entry("catalogue", Set.of("capacity")),
          entry("reservation", Set.of("capacity", "catalogue")),
          entry("stock", Set.of("capacity", "catalogue", "reservation")),
          entry("guard", Set.of("capacity", "catalogue", "reservation", "stock")),
          entry("event", Set.of("capacity", "catalogue", "reservation", "stock", "guard")),
          entry("order", Set.of("capacity", "catalogue", "reservation", "stock", "guard", "event")),
          entry("text", Set.of()),
          entry("http", Set.of()),
          entry("panel", pureAnd("text", "http")),
          entry("whmcs", pureAnd("text", "http")),
          entry("sweep", pureAnd("text", "whmcs")),
          entry("settings", pureAnd("text", "http", "panel", "whmcs")),
          entry("report", pureAnd("text", "sweep")),
          entry("route", pureAnd("text", "panel", "whmcs", "sweep")),
          entry("api", pureAnd("text", "http", "whmcs", "sweep", "settings", "report")),
          entry("reload", Set.of("text", "sweep", "report")),
          entry(
              "ops",
              pureAnd(
                  "text",
                  "http",
                  "panel",
                  "whmcs",
                  "sweep",
                  "settings",
                  "report",
                  "route",
                  "api",
                  "reload")),
          entry(
              "cli.check",
              pureAnd("text", "http", "panel", "whmcs", "sweep", "settings", "api", "ops")),
          entry(
              "cli",
              pureAnd(
                  "text",
                  "panel",
                  "whmcs",
                  "sweep",
                  "settings",
                  "report",
                  "reload",
                  "ops",
                  "cli.check")));

  /** Camel calls what is here, or it calls Camel. */
  private static final Set<String> KNOWS_CAMEL =
      Set.of("http", "panel", "whmcs", "sweep", "route", "api", "reload", "ops");

  private static Set<String> pureAnd(String... others) {
    return Stream.concat(PURE.stream(), Stream.of(others)).collect(Collectors.toSet());
  }

  @ArchTest
  static void each_package_knows_no_other_than_its_own(JavaClasses classes) {
    KNOWN.forEach(
        (name, known) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(
                    describe(
                        "are of packages other than " + known, other -> isForeign(other, name)))
                .allowEmptyShould(true)
                .check(classes));
  }

  private static boolean isForeign(JavaClass other, String name) {
    String known = other.getPackageName();
    return known.startsWith(ROOT)
        && !known.equals(ROOT + name)
        && !KNOWN.getOrDefault(name, Set.of()).contains(known.substring(ROOT.length()));
  }

  @ArchTest
  static void every_package_has_its_place(JavaClasses classes) {
    Set<String> packages =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toSet());

    assertThat(KNOWN.keySet()).containsAll(packages);
  }

  @ArchTest
  static final ArchRule text_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage(TEXT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", TEXT);

  @ArchTest
  static final ArchRule what_is_decided_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAnyPackage(PURE.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.headroom..");

  @ArchTest
  static void no_other_package_knows_camel(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            KNOWS_CAMEL.stream().map(name -> ROOT + name).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(classes);
  }

  @ArchTest
  static final ArchRule no_two_classes_of_a_trade_know_each_other =
      slices()
          .assignedFrom(
              eachClassOf(
                  "io.headroom.ops",
                  "io.headroom.api",
                  "io.headroom.reload",
                  "io.headroom.settings",
                  "io.headroom.sweep",
                  "io.headroom.cli",
                  "io.headroom.cli.check"))
          .should()
          .beFreeOfCycles();

  private static SliceAssignment eachClassOf(String... packages) {
    Set<String> names = Set.of(packages);
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        return names.contains(type.getPackageName())
            ? SliceIdentifier.of(outermost)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "each class of " + names;
      }
    };
  }

  @ArchTest
  static final ArchRule the_verbs_ask_the_process_and_not_camel_main =
      noClasses()
          .that()
          .resideInAPackage("io.headroom.cli..")
          .should()
          .callMethod(HeadroomProcess.class, "main");

  @ArchTest
  static final ArchRule
      order_reservation_and_guard_read_no_file_no_network_and_no_clock_that_is_not_handed_in =
          noClasses()
              .that()
              .resideInAnyPackage(ORDER, RESERVATION, GUARD)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..")
              .orShould()
              .callMethod(System.class, "currentTimeMillis")
              .orShould()
              .callMethod(System.class, "nanoTime")
              .orShould()
              .callMethod(Instant.class, "now")
              .orShould()
              .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule the_arithmetic_reads_no_clock_no_file_and_no_network =
      noClasses()
          .that()
          .resideInAnyPackage(CAPACITY, CATALOGUE, STOCK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..", "java.time..")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule no_two_packages_know_each_other =
      slices().matching("io.headroom.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_cli_writes_to_the_terminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.headroom.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule times_are_of_java_time =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.text.SimpleDateFormat");

  @ArchTest static final ArchRule logging_is_of_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule no_static_state_can_change = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule every_document_is_of_report =
      classes()
          .that()
          .haveSimpleNameEndingWith("Document")
          .should()
          .resideInAPackage("io.headroom.report..");

  @ArchTest
  static final ArchRule documents_are_made_of_plain_values =
      fields()
          .that()
          .areNotStatic()
          .and()
          .areDeclaredInClassesThat()
          .areAssignableTo(Record.class)
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.headroom.report..")
          .should(beOfThePackages("java.", "io.headroom.report."));

  private static ArchCondition<JavaField> beOfThePackages(String... packages) {
    return new ArchCondition<>("be of plain values and other documents") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        field.getType().getAllInvolvedRawTypes().stream()
            .map(JavaClass::getName)
            .filter(
                name -> name.contains(".") && Arrays.stream(packages).noneMatch(name::startsWith))
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(
                            field, field.getFullName() + " is of " + name)));
      }
    };
  }
}
