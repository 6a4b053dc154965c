package org.platsa.api;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Who may know whom, in the order in which data flows: each knows what stands in its list only. */
@AnalyzeClasses(packages = "org.platsa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule SETTINGS = knows("settings");

  @ArchTest static final ArchRule TENANCY = knows("tenancy");

  @ArchTest static final ArchRule IDENTITY = knows("identity", "tenancy");

  @ArchTest static final ArchRule ERROR = knows("error", "settings");

  @ArchTest static final ArchRule AUDIT = knows("audit", "access", "identity", "error");

  @ArchTest static final ArchRule SESSION = knows("session", "tenancy", "settings");

  @ArchTest
  static final ArchRule ACCOUNT =
      knows("account", "session", "audit", "identity", "error", "tenancy", "settings");

  @ArchTest
  static final ArchRule SIGNIN =
      knows("signin", "account", "session", "audit", "identity", "error", "tenancy", "settings");

  @ArchTest static final ArchRule COMPUTE = knows("compute", "tenancy", "error", "settings");

  @ArchTest static final ArchRule HTTP = knows("http", "body", "error");

  @ArchTest static final ArchRule OPENAPI = knows("openapi", "body", "error");

  @ArchTest static final ArchRule DATABASE = knows("database", "tenancy", "error", "settings");

  @ArchTest
  static final ArchRule SUBMISSION =
      knows("submission", "body", "http", "compute", "identity", "error", "settings", "database");

  @ArchTest static final ArchRule SEARCH = knows("search", "settings");

  @ArchTest
  static final ArchRule RUN =
      knows(
          "run",
          "search",
          "submission",
          "body",
          "compute",
          "identity",
          "tenancy",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule PROGRESS =
      knows("progress", "run", "identity", "tenancy", "error", "settings", "database");

  @ArchTest
  static final ArchRule DRAFT =
      knows(
          "draft",
          "result",
          "run",
          "submission",
          "body",
          "compute",
          "audit",
          "identity",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule RESULT =
      knows(
          "result",
          "run",
          "submission",
          "body",
          "http",
          "compute",
          "identity",
          "tenancy",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule REVISION =
      knows("revision", "run", "submission", "body", "compute", "identity", "error");

  @ArchTest static final ArchRule PAGE = knows("page", "access", "identity", "error");

  @ArchTest static final ArchRule PAGE_HOME = knows("page.home", "page");

  @ArchTest
  static final ArchRule THE_SERVICE_NEVER_SEES_THE_SEARCHS_OWN_CLASSES =
      noClasses()
          .that()
          .resideInAPackage("org.platsa.api..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.platsa.solver.planning..", "ai.timefold.."));

  @ArchTest
  static final ArchRule THE_SOLVER_DOES_NOT_KNOW_THE_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("org.platsa.solver..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.platsa.api..", "org.springframework.."));

  private static ArchRule knows(String part, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(part), Stream.of(others))
            .map(other -> "org.platsa.api." + other)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("org.platsa.api." + part)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed)
                .or(
                    alwaysTrue()
                        .and(
                            com.tngtech.archunit.base.DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("org.platsa.api..")))));
  }
}
