package org.platsa.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What may know what: an allow-list in the order in which data flows; nothing knows the service.
 */
class ArchitectureTest {
  private static final String OWN = "org.platsa.benchmarks";

  /** What every package may use. */
  private static final List<String> COMMON =
      List.of("java..", "org.jspecify.annotations..", "com.fasterxml.jackson.annotation..");

  private static final String SOLVER = "org.platsa.solver..";
  private static final String TIMEFOLD = "ai.timefold.solver..";
  private static final String JSON = "tools.jackson..";
  private static final String COMMAND_LINE = "picocli..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(OWN);

  private final Map<String, List<String>> allowed = new LinkedHashMap<>();

  ArchitectureTest() {
    allow(".launch");
    allow(".generate", SOLVER, JSON);
    allow(".convert", SOLVER, JSON);
    allow(".command", ".generate", ".convert", SOLVER, JSON, COMMAND_LINE);
    allow(".baseline", SOLVER, TIMEFOLD);
    allow(
        ".run",
        ".generate",
        ".baseline",
        SOLVER,
        JSON,
        COMMAND_LINE,
        "javax.management..",
        "com.sun.management..");
    allow(
        ".report",
        ".baseline",
        ".run",
        "org.platsa.solver.plan",
        "org.platsa.solver.bound",
        COMMAND_LINE);
    allow("", ".command", ".run", ".report", COMMAND_LINE);
  }

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhatComesBeforeItInTheFlow() {
    return allowed.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                OWN + entry.getKey(),
                () ->
                    classes()
                        .that()
                        .resideInAPackage(OWN + entry.getKey())
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(entry.getValue().toArray(String[]::new))
                        .check(CLASSES)));
  }

  @Test
  void everyPackageHasItsPlaceInTheFlow() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(OWN.length()))
                .collect(Collectors.toSet()))
        .isSubsetOf(allowed.keySet());
  }

  private void allow(String name, String... others) {
    List<String> patterns = new ArrayList<>(COMMON);
    patterns.add(OWN + name);
    for (String other : others) {
      patterns.add(other.startsWith(".") ? OWN + other : other);
    }
    allowed.put(name, patterns);
  }
}
