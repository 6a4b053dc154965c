package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;

class SettingsWarningsTest {
  static final Set<IssueCode> SHOWN =
      EnumSet.of(
          IssueCode.START_PLAN_UNRELATED,
          IssueCode.STEP_LIMIT_SMALL,
          IssueCode.TIME_LIMIT_SHORT,
          IssueCode.UNIMPROVED_ABOVE_TIME,
          IssueCode.WEIGHTS_ALL_ZERO,
          IssueCode.WEIGHT_UNUSED);

  private final Problem example =
      ((ReadResult.Accepted<Problem>)
              new ProblemReader().read(Example.tree("problem.json").toString().getBytes(UTF_8)))
          .value();

  @Test
  void aLimitForWantOfImprovementBeyondTheTimeHasNoEffect() {
    assertThat(issues(example, asked(seconds(30), seconds(30), null, Map.of())))
        .extracting(Issue::code, Issue::pointer, Issue::value, Issue::messageEn, Issue::messageSv)
        .containsExactly(
            tuple(
                IssueCode.UNIMPROVED_ABOVE_TIME,
                "/unimprovedSeconds",
                "30",
                "The settings: unimprovedSeconds is 30 s, but timeLimitSeconds is 30 s; the time is"
                    + " up first, so the limit has no effect.",
                "Inställningarna: unimprovedSeconds är 30 s, men timeLimitSeconds är 30 s; tiden är"
                    + " ute först, så gränsen har ingen verkan."));
    assertThat(issues(example, asked(seconds(30), seconds(29), null, Map.of()))).isEmpty();
    assertThat(issues(example, asked(null, seconds(29), null, Map.of()))).isEmpty();
  }

  @Test
  void fewerStepsThanPlacementsEndTheSearchAtOnce() {
    assertThat(issues(example, asked(null, null, 13, Map.of())))
        .extracting(Issue::code, Issue::pointer, Issue::value)
        .containsExactly(tuple(IssueCode.STEP_LIMIT_SMALL, "/stepLimit", "13"));
    assertThat(issues(example, asked(null, null, 14, Map.of()))).isEmpty();
  }

  @Test
  void timeForHardlyMoreThanAFirstPlanIsTold() {
    List<Placement> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i)
            .flatMap(i -> example.placements().stream())
            .toList();
    Problem large = example.withPlacements(many);

    assertThat(issues(large, asked(Duration.ofMillis(2_799), null, null, Map.of())))
        .extracting(Issue::code, Issue::messageEn, Issue::messageSv)
        .containsExactly(
            tuple(
                IssueCode.TIME_LIMIT_SHORT,
                "The settings: timeLimitSeconds is 2.799 s; for 14,000 placements there is hardly"
                    + " time for more than a first plan.",
                "Inställningarna: timeLimitSeconds är 2,799 s; för 14\u00a0000 placeringar hinns"
                    + " knappt mer än en första plan."));
    assertThat(issues(large, asked(Duration.ofMillis(2_800), null, null, Map.of()))).isEmpty();
  }

  @Test
  void aWeightOfARuleThatNothingTouchesHasNoEffect() {
    Problem plain =
        example
            .withStudents(
                example.students().stream()
                    .map(student ->
                        new Student(
                            student.id(),
                            student.providerId(),
                            Objects.requireNonNull(student.home()),
                            student.transport(),
                            student.licences(),
                            student.excludedUnits(),
                            List.of(),
                            false,
                            false,
                            List.of()))
                    .toList())
            .withPlacements(List.of(example.placements().getFirst().withPublished(null)));
    Map<String, Integer> weights =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .collect(Collectors.toMap(ConstraintId::id, rule -> 7));

    assertThat(issues(plain, asked(null, null, null, weights)))
        .extracting(Issue::code, Issue::pointer)
        .contains(
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/language"),
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/preference"),
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/revisit"),
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/stability"),
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/support"))
        .doesNotContain(
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/travel"),
            tuple(IssueCode.WEIGHT_UNUSED, "/weights/unitSpread"));
    assertThat(issues(example, asked(null, null, null, Map.of("stability", 7)))).isEmpty();
    assertThat(issues(plain, asked(null, null, null, Map.of("stability", 0)))).isEmpty();
  }

  /** Whatever a rule is said not to touch costs nothing in any plan. */
  @Test
  void noWeightThatIsSaidToHaveNoEffectHasOne() {
    Map<String, Integer> weights =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .collect(Collectors.toMap(ConstraintId::id, rule -> 7));
    int told = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.problem(seed, 1 + seed % 4);
      List<String> unused =
          issues(problem, asked(null, null, null, weights)).stream()
              .filter(issue -> issue.code() == IssueCode.WEIGHT_UNUSED)
              .map(issue -> issue.pointer().substring("/weights/".length()))
              .toList();
      PlanChecker checker = new PlanChecker(problem.withWeights(weights));
      for (int plan = 0; plan < 20; plan++) {
        Map<String, Long> costs = checker.judge(RandomProblems.plan(problem, plan)).byConstraint();
        unused.forEach(rule -> assertThat(costs.getOrDefault(rule, 0L)).as(rule).isZero());
      }
      told += unused.size();
    }
    assertThat(told).isGreaterThan(20);
  }

  @Test
  void withEveryWeightAtNothingAllPlansAreAsGood() {
    Map<String, Integer> none =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .collect(Collectors.toMap(ConstraintId::id, rule -> 0));

    assertThat(issues(example, asked(null, null, null, none)))
        .extracting(Issue::code, Issue::pointer)
        .contains(tuple(IssueCode.WEIGHTS_ALL_ZERO, "/weights"));
    assertThat(new ProblemReader().check(example.withWeights(none)))
        .isInstanceOfSatisfying(
            ReadResult.Accepted.class,
            accepted ->
                assertThat(accepted.warnings().issues())
                    .extracting(Issue::code)
                    .contains(IssueCode.WEIGHTS_ALL_ZERO));
  }

  @Test
  void aStartPlanOfAnotherTermIsAskedAbout() {
    List<String> own = example.placements().stream().map(Placement::id).toList();
    List<String> half =
        IntStream.range(0, 14).mapToObj(i -> i < 7 ? own.get(i) : "other" + i).toList();
    List<String> less =
        IntStream.range(0, 14).mapToObj(i -> i < 6 ? own.get(i) : "other" + i).toList();

    assertThat(issues(example, startingFrom(half))).isEmpty();
    assertThat(issues(example, startingFrom(less)))
        .extracting(Issue::code, Issue::pointer, Issue::messageEn)
        .containsExactly(
            tuple(
                IssueCode.START_PLAN_UNRELATED,
                "/startFrom",
                "The settings: of the start plan's placements (14) only 6 are in the problem; is it"
                    + " another term's plan?"));
  }

  @Test
  void aFileWithAPlanOfAnotherTermMayBeBegunFromButNotJudged() {
    byte[] plan =
        "{\"assignments\":[{\"placementId\":\"X1\"},{\"placementId\":\"X2\"}]}".getBytes(UTF_8);

    assertThat(new PlanReader(example).read(plan)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(new PlanReader(example).readStart(plan))
        .isInstanceOfSatisfying(
            ReadResult.Accepted.class,
            accepted ->
                assertThat(accepted.warnings().issues())
                    .extracting(Issue::code)
                    .contains(IssueCode.START_PLAN_UNRELATED, IssueCode.PLAN_ROW_UNKNOWN));
  }

  private static SearchSettings asked(
      @Nullable Duration time,
      @Nullable Duration unimproved,
      @Nullable Integer steps,
      Map<String, Integer> weights) {
    return new SearchSettings(time, unimproved, steps, weights, null);
  }

  private static SearchSettings startingFrom(List<String> placements) {
    return new SearchSettings(null, null, null, Map.of(), placements);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static List<Issue> issues(Problem problem, SearchSettings settings) {
    return SettingsWarnings.of(problem, settings, SearchSettings.Names.OF_REQUEST).issues();
  }
}
