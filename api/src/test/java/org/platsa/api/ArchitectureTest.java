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

  @ArchTest static final ArchRule IDENTITY = knows("identity", "tenancy", "settings");

  @ArchTest static final ArchRule ERROR = knows("error", "settings");

  @ArchTest static final ArchRule IDEMPOTENCY = knows("idempotency", "error");

  @ArchTest static final ArchRule ACCESS = knows("access", "identity");

  @ArchTest
  static final ArchRule AUDIT =
      knows("audit", "access", "workbook", "compute", "identity", "tenancy", "error", "settings");

  @ArchTest static final ArchRule SESSION = knows("session", "identity", "tenancy", "settings");

  @ArchTest
  static final ArchRule ACCOUNT =
      knows("account", "session", "audit", "identity", "error", "tenancy", "settings", "database");

  @ArchTest
  static final ArchRule SIGNIN =
      knows(
          "signin",
          "account",
          "submission",
          "session",
          "audit",
          "identity",
          "error",
          "tenancy",
          "settings");

  @ArchTest
  static final ArchRule TOKEN =
      knows(
          "token", "idempotency", "audit", "identity", "error", "tenancy", "settings", "database");

  @ArchTest
  static final ArchRule GATE =
      knows(
          "gate",
          "access",
          "signin",
          "session",
          "token",
          "identity",
          "error",
          "tenancy",
          "settings");

  @ArchTest
  static final ArchRule MESSAGE =
      knows("message", "idempotency", "audit", "identity", "tenancy", "error", "settings");

  @ArchTest
  static final ArchRule EVALUATION =
      knows(
          "evaluation",
          "publication",
          "workbook",
          "body",
          "compute",
          "audit",
          "identity",
          "tenancy",
          "error",
          "database");

  @ArchTest
  static final ArchRule PAGE_EVALUATION =
      knows(
          "page.evaluation",
          "page",
          "evaluation",
          "workspace",
          "session",
          "audit",
          "identity",
          "error");

  @ArchTest static final ArchRule COMPUTE = knows("compute", "tenancy", "error", "settings");

  @ArchTest static final ArchRule HTTP = knows("http", "body", "error", "settings");

  @ArchTest static final ArchRule OPENAPI = knows("openapi", "access", "identity", "body", "error");

  @ArchTest static final ArchRule PAUSE = knows("pause");

  @ArchTest static final ArchRule START = knows("start", "pause", "error", "settings");

  @ArchTest
  static final ArchRule DATABASE =
      knows("database", "start", "pause", "tenancy", "error", "settings");

  @ArchTest
  static final ArchRule SUBMISSION =
      knows(
          "submission",
          "idempotency",
          "audit",
          "body",
          "http",
          "compute",
          "identity",
          "error",
          "settings",
          "database");

  @ArchTest static final ArchRule WORKBOOK = knows("workbook");

  @ArchTest static final ArchRule SEARCH = knows("search", "start", "settings");

  @ArchTest
  static final ArchRule RUN =
      knows(
          "run",
          "search",
          "submission",
          "idempotency",
          "audit",
          "body",
          "compute",
          "identity",
          "tenancy",
          "pause",
          "error",
          "settings",
          "database",
          "tenancy");

  @ArchTest
  static final ArchRule PROGRESS =
      knows(
          "progress",
          "run",
          "http",
          "gate",
          "identity",
          "tenancy",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule DRAFT =
      knows(
          "draft",
          "result",
          "run",
          "submission",
          "idempotency",
          "body",
          "compute",
          "audit",
          "identity",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule CAPACITY = knows("capacity", "submission", "compute", "identity", "error");

  @ArchTest
  static final ArchRule FOLLOWUP =
      knows("followup", "result", "workbook", "body", "compute", "identity", "error");

  @ArchTest
  static final ArchRule PAGE_TERM =
      knows(
          "page.term",
          "page",
          "followup",
          "workspace",
          "capacity",
          "result",
          "run",
          "row",
          "revision",
          "intake",
          "submission",
          "workbook",
          "compute",
          "body",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PAGE_INTAKE =
      knows(
          "page.intake",
          "page",
          "intake",
          "workspace",
          "submission",
          "workbook",
          "body",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule ROW =
      knows(
          "row", "revision", "submission", "workbook", "compute", "identity", "error", "settings");

  @ArchTest
  static final ArchRule WHATIF =
      knows(
          "whatif",
          "idempotency",
          "revision",
          "result",
          "run",
          "submission",
          "body",
          "compute",
          "identity",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule PAGE_PLANNING =
      knows(
          "page.planning",
          "page",
          "whatif",
          "audit",
          "workspace",
          "draft",
          "revision",
          "result",
          "run",
          "submission",
          "compute",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PAGE_PLAN =
      knows(
          "page.plan",
          "page",
          "audit",
          "workspace",
          "draft",
          "result",
          "run",
          "submission",
          "compute",
          "identity",
          "error");

  @ArchTest
  static final ArchRule ASK =
      knows(
          "ask",
          "intake",
          "message",
          "privacy",
          "tenancy",
          "submission",
          "workbook",
          "body",
          "compute",
          "audit",
          "identity",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule PAGE_ASK =
      knows(
          "page.ask",
          "page",
          "ask",
          "submission",
          "workspace",
          "workbook",
          "body",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule CANCELLATION =
      knows("cancellation", "audit", "identity", "error", "database");

  @ArchTest
  static final ArchRule RESERVE =
      knows(
          "reserve",
          "cancellation",
          "workspace",
          "result",
          "run",
          "compute",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PUBLICATION =
      knows(
          "publication",
          "cancellation",
          "message",
          "privacy",
          "draft",
          "result",
          "run",
          "submission",
          "idempotency",
          "compute",
          "audit",
          "identity",
          "tenancy",
          "error",
          "settings",
          "database");

  @ArchTest
  static final ArchRule FREED =
      knows(
          "freed",
          "publication",
          "submission",
          "compute",
          "audit",
          "identity",
          "error",
          "database",
          "message",
          "privacy",
          "tenancy");

  @ArchTest
  static final ArchRule ANSWER =
      knows(
          "answer",
          "freed",
          "ask",
          "publication",
          "message",
          "privacy",
          "revision",
          "run",
          "submission",
          "workbook",
          "http",
          "body",
          "compute",
          "audit",
          "identity",
          "error",
          "database");

  @ArchTest
  static final ArchRule UNIT =
      knows(
          "unit",
          "account",
          "tenancy",
          "publication",
          "revision",
          "submission",
          "workbook",
          "body",
          "compute",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PAGE_UNIT =
      knows(
          "page.unit",
          "page",
          "unit",
          "audit",
          "publication",
          "revision",
          "workbook",
          "body",
          "compute",
          "error",
          "identity");

  @ArchTest
  static final ArchRule PAGE_PUBLICATION =
      knows(
          "page.publication",
          "page",
          "freed",
          "reserve",
          "cancellation",
          "answer",
          "publication",
          "unit",
          "workspace",
          "draft",
          "run",
          "submission",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PAGE_PROVIDER =
      knows("page.provider", "page", "answer", "freed", "publication", "audit", "error");

  @ArchTest
  static final ArchRule WORKSPACE =
      knows(
          "workspace", "publication", "draft", "run", "identity", "error", "settings", "database");

  @ArchTest
  static final ArchRule RESULT =
      knows(
          "result",
          "run",
          "submission",
          "workbook",
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
      knows(
          "revision",
          "run",
          "submission",
          "idempotency",
          "body",
          "compute",
          "audit",
          "identity",
          "error");

  @ArchTest
  static final ArchRule PAGE =
      knows("page", "access", "account", "signin", "session", "identity", "error", "settings");

  @ArchTest
  static final ArchRule PAGE_ACCOUNT =
      knows(
          "page.account",
          "page",
          "account",
          "message",
          "signin",
          "session",
          "identity",
          "error",
          "settings");

  @ArchTest
  static final ArchRule PAGE_MESSAGE =
      knows("page.message", "page", "message", "identity", "error");

  @ArchTest
  static final ArchRule PAGE_HOME =
      knows("page.home", "page", "account", "run", "submission", "identity");

  @ArchTest
  static final ArchRule PRIVACY =
      knows(
          "privacy",
          "run",
          "submission",
          "audit",
          "body",
          "compute",
          "identity",
          "tenancy",
          "error",
          "database");

  @ArchTest
  static final ArchRule PAGE_AUDIT =
      knows("page.audit", "page", "account", "token", "audit", "identity", "error");

  @ArchTest
  static final ArchRule PAGE_SETTINGS = knows("page.settings", "page", "privacy", "error");

  @ArchTest
  static final ArchRule PAGE_RETENTION =
      knows("page.retention", "page", "privacy", "body", "audit", "identity", "error");

  @ArchTest
  static final ArchRule PAGE_SYSTEM = knows("page.system", "page", "token", "identity", "error");

  @ArchTest
  static final ArchRule INTAKE =
      knows(
          "intake",
          "result",
          "run",
          "submission",
          "idempotency",
          "workbook",
          "body",
          "http",
          "compute",
          "audit",
          "identity",
          "tenancy",
          "error",
          "settings");

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

  /**
   * Its search for a free place is linear: names that were made to collide take it hours. Those
   * whose keys no client can choose may.
   */
  @ArchTest
  static final ArchRule NO_MAP_OF_A_CLIENTS_NAMES_IS_MADE_BY_COPY_OF =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Issue")
          .and()
          .doNotHaveSimpleName("Appearance")
          .should()
          .callMethod(java.util.Map.class, "copyOf", java.util.Map.class);

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
