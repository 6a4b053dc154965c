package org.platsa.solver;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What may know what: an allow-list in the order in which data flows. */
class ArchitectureTest {
  private static final String SOLVER = "org.platsa.solver.";

  private static final String JSON_LIBRARY = "tools.jackson..";
  private static final String SCHEMA_LIBRARY = "com.networknt.schema..";
  private static final String TIMEFOLD = "ai.timefold.solver..";
  private static final String OR_TOOLS = "com.google.ortools..";

  /** What every package may use. */
  private static final List<String> COMMON =
      List.of(
          "java.lang..",
          "java.math..",
          "java.text..",
          "java.time..",
          "java.util..",
          "org.jspecify.annotations..",
          "com.fasterxml.jackson.annotation..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.platsa.solver");

  private final Map<String, List<String>> allowed = new LinkedHashMap<>();

  ArchitectureTest() {
    allow("work");
    allow("problem");
    allow("constraint");
    allow("json", "java.io..", "java.nio..", JSON_LIBRARY);
    allow("plan", "problem", "constraint");
    allow("check", "problem", "constraint", "plan");
    allow("rule", "problem", "constraint", "plan");
    allow(
        "validation",
        "work",
        "problem",
        "constraint",
        "rule",
        "plan",
        "check",
        "json",
        "java.io..",
        "java.nio..",
        JSON_LIBRARY,
        SCHEMA_LIBRARY);
    allow("bound.lp", OR_TOOLS);
    allow("bound.model", "problem", "constraint", "rule", "plan", "bound.lp");
    allow("bound.parts", "work", "problem", "bound.lp", "bound.model");
    allow("bound", "problem", "plan", "check", "bound.lp", "bound.model", "bound.parts");
    allow("planning", "problem", "constraint", "rule", "plan", TIMEFOLD);
    allow("constraint.stream", "problem", "constraint", "rule", "plan", "planning", TIMEFOLD);
    allow("solve.move", "problem", "constraint", "rule", "planning", TIMEFOLD);
    allow("solve.engine", "constraint", "planning", "constraint.stream", "solve.move", TIMEFOLD);
    allow(
        "solve.start",
        "problem",
        "constraint",
        "rule",
        "plan",
        "bound",
        "planning",
        "solve.move",
        TIMEFOLD);
    allow("solve.region", "problem", "rule", "planning");
    allow(
        "solve",
        "work",
        "problem",
        "constraint",
        "rule",
        "plan",
        "check",
        "bound",
        "planning",
        "solve.move",
        "solve.engine",
        "solve.start",
        "solve.region",
        TIMEFOLD);
    allow("explain", "work", "problem", "constraint", "rule", "plan", "check", "planning");
  }

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhatComesBeforeItInTheFlow() {
    return allowed.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () ->
                    classes()
                        .that()
                        .resideInAPackage(SOLVER + entry.getKey())
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
                .map(name -> name.substring(SOLVER.length()))
                .collect(Collectors.toSet()))
        .isSubsetOf(allowed.keySet());
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "each package";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void onlyTheEngineKnowsTimefoldsInternals() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SOLVER + "solve.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.timefold.solver.core.impl..")
        .because("a new version of Timefold may change them")
        .check(CLASSES);
  }

  @Test
  void nothingReadsTheClock() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "now() of java.time",
                call ->
                    call.getTarget().getName().equals("now")
                        && resideInAPackage("java.time..").test(call.getTargetOwner())))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a clock is passed in; only durations are measured")
        .check(CLASSES);
  }

  @Test
  void nothingIsRandomWithoutASeed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class)
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class)
        .because("the same problem and seed give the same plan")
        .check(CLASSES);
  }

  /** A package of the solver, those of the solver that it may use, and libraries. */
  private void allow(String name, String... others) {
    List<String> patterns = new ArrayList<>(COMMON);
    patterns.add(SOLVER + name);
    for (String other : others) {
      patterns.add(other.endsWith("..") ? other : SOLVER + other);
    }
    allowed.put(name, patterns);
  }
}
