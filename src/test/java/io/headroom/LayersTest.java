package io.headroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** Which package may know which: the arithmetic knows nobody, the routes know everybody. */
@AnalyzeClasses(packages = "io.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  private static final String CAPACITY = "io.headroom.capacity..";
  private static final String CATALOGUE = "io.headroom.catalogue..";
  private static final String EVENT = "io.headroom.event..";
  private static final String STOCK = "io.headroom.stock..";
  private static final String ORDER = "io.headroom.order..";

  @ArchTest
  static final ArchRule capacity_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage(CAPACITY)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CAPACITY);

  @ArchTest
  static final ArchRule catalogue_knows_the_jdk_and_capacity =
      classes()
          .that()
          .resideInAPackage(CATALOGUE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CAPACITY, CATALOGUE);

  @ArchTest
  static final ArchRule stock_knows_the_jdk_capacity_and_catalogue =
      classes()
          .that()
          .resideInAPackage(STOCK)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CAPACITY, CATALOGUE, STOCK);

  @ArchTest
  static final ArchRule order_knows_the_jdk_and_the_catalogue =
      classes()
          .that()
          .resideInAPackage(ORDER)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CATALOGUE, ORDER);

  @ArchTest
  static final ArchRule order_reads_no_file_no_network_and_no_clock_that_is_not_handed_in =
      noClasses()
          .that()
          .resideInAPackage(ORDER)
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
  static final ArchRule event_knows_the_jdk_and_the_catalogue =
      classes()
          .that()
          .resideInAPackage(EVENT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CATALOGUE, EVENT);

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
  static final ArchRule what_is_pure_and_what_is_only_read_or_told_knows_no_camel =
      noClasses()
          .that()
          .resideInAnyPackage(
              CAPACITY,
              CATALOGUE,
              STOCK,
              EVENT,
              ORDER,
              "io.headroom.report..",
              "io.headroom.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

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
