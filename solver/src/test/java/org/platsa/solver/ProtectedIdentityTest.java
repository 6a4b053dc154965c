package org.platsa.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/** Students whose home nobody may know: without one, far from nothing, and never told of. */
class ProtectedIdentityTest {
  @Test
  void aHomeOrATravelTimeIsAFaultThatDoesNotRepeatIt() {
    Problem problem = example();
    String spoilt =
        json(problem.withTravelMinutes(
                List.of(new TravelTime(firstStudent(problem), unit(problem), 77))))
            .replaceFirst(
                "\"protectedIdentity\":true",
                "\"protectedIdentity\":true,\"home\":{\"lat\":57.123,\"lon\":14.321}");

    List<Issue> issues = errors(spoilt);

    assertThat(issues)
        .extracting(Issue::code, Issue::pointer)
        .containsExactlyInAnyOrder(
            tuple(IssueCode.PROTECTED_WITH_HOME, "/students/0/home"),
            tuple(IssueCode.PROTECTED_WITH_TRAVEL_TIME, "/travelMinutes/0"));
    assertThat(issues.toString()).doesNotContain("57.123").doesNotContain("14.321");
    assertThat(issues.getFirst().messageEn()).contains("home must be left out");
  }

  @Test
  void withoutTheFlagAHomeIsRequiredAsBefore() {
    String without = json(example()).replaceFirst(",\"protectedIdentity\":true", "");

    assertThat(errors(without))
        .extracting(Issue::code, Issue::pointer)
        .containsExactly(tuple(IssueCode.MISSING_FIELD, "/students/0/home"));
  }

  @Test
  void theDocumentOfWhoIsNotProtectedDoesNotHaveTheField() {
    assertThat(Json.mapper().writeValueAsString(Example.problem().students()))
        .doesNotContain("protectedIdentity");
  }

  @Test
  void theRecordHasNoHomeAndOnlyThen() {
    Student student = Example.problem().students().getFirst();

    assertThatThrownBy(() -> with(student, new Location(57, 14), true))
        .hasMessageContaining("home must be left out");
    assertThatThrownBy(() -> with(student, null, false)).hasMessageContaining("home is missing");
  }

  @Test
  void theWayCostsNothingIsNotTooFarAndIsInNoFigure() {
    TestProblem near = farAway(false);
    TestProblem protectedOne = farAway(true);

    Judgement far = new PlanChecker(near.problem()).judge(near.plan());
    Judgement unknown = new PlanChecker(protectedOne.problem()).judge(protectedOne.plan());

    assertThat(far.byConstraint()).containsKeys("travelLimit", "travel");
    assertThat(unknown.byConstraint()).doesNotContainKeys("travelLimit", "travel");
    assertThat(unknown.kpis().placed()).isEqualTo(1);
    assertThat(unknown.kpis().travel().shareOver45()).isZero();
    assertThat(far.kpis().travel().shareOver45()).isEqualTo(1);
  }

  @Test
  void anExplanationTellsNothingOfTheWay() {
    TestProblem protectedOne = farAway(true);
    Problem problem = protectedOne.problem();
    PlacementPlan plan = protectedOne.plan();
    String placement = plan.assignments().getFirst().placementId();

    PlacementExplanation explanation = new Explainer(problem, plan).explain(placement, 5);

    assertThat(Json.mapper().writeValueAsString(explanation)).doesNotContain("minutes");
    assertThat(new ExplanationText(problem, Locale.ENGLISH).placement(explanation).toString())
        .contains("is with supervisor")
        .doesNotContain("minute")
        .doesNotContain("travel");
    assertThat(new ExplanationText(problem, Locale.forLanguageTag("sv")).placement(explanation))
        .noneMatch(sentence -> sentence.contains("resa") || sentence.contains("minut"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noSentenceOfAnyPlanTellsOfTheWay(long seed) {
    Problem problem = RandomProblems.problem(seed, 30);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    Explainer explainer = new Explainer(problem, plan);
    Set<String> hidden =
        problem.students().stream()
            .filter(Student::protectedIdentity)
            .map(Student::id)
            .collect(Collectors.toSet());
    assertThat(hidden).isNotEmpty();
    for (Placement placement : problem.placements()) {
      if (hidden.contains(placement.studentId())) {
        PlacementExplanation explanation = explainer.explain(placement.id(), 5);

        assertThat(Json.mapper().writeValueAsString(explanation)).doesNotContain("minutes");
        for (String language : List.of("sv", "en")) {
          assertThat(
                  new ExplanationText(problem, Locale.forLanguageTag(language))
                      .placement(explanation)
                      .toString())
              .doesNotContain("minut", "resa", "travel");
        }
      }
    }
  }

  private static Problem example() {
    Problem problem = Example.problem();
    List<Student> students = new ArrayList<>(problem.students());
    students.set(0, with(students.getFirst(), null, true));
    return problem.withStudents(students).withTravelMinutes(List.of());
  }

  /** One student, two hours from the only unit; nobody knows so if they are protected. */
  private static TestProblem farAway(boolean isProtected) {
    TestProblem given =
        new TestProblem()
            .unit("U", u -> {})
            .supervisor("S", "U", s -> {})
            .placed("P", "S", "A")
            .student("P", s -> s.protectedIdentity = isProtected);
    return isProtected ? given : given.minutes("P", "U", 120);
  }

  private static String firstStudent(Problem problem) {
    return problem.students().getFirst().id();
  }

  private static String unit(Problem problem) {
    return problem.units().getFirst().id();
  }

  private static String json(Problem problem) {
    return Json.mapper().writeValueAsString(problem);
  }

  private static List<Issue> errors(String document) {
    ReadResult<Problem> result =
        new ProblemReader().strict().read(document.getBytes(StandardCharsets.UTF_8));
    return ((ReadResult.Rejected<Problem>) result).errors().issues();
  }

  private static Student with(Student student, @Nullable Location home, boolean isProtected) {
    return new Student(
        student.id(),
        student.providerId(),
        home,
        student.transport(),
        student.licences(),
        student.excludedUnits(),
        student.visitedUnits(),
        student.needsSupport(),
        student.learnsSwedish(),
        student.preferredUnits(),
        isProtected);
  }
}
