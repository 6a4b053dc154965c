package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.Example;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.planning.Obstacles;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

class ExplainerTest {
  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  private static Problem problem(long seed) {
    return RandomProblems.problem(seed, 5 + (int) seed);
  }

  /** A plan whose every second placement has no place, so that there is room somewhere. */
  private static PlacementPlan sparse(PlacementPlan plan) {
    PlacementPlan sparse = plan;
    for (int i = 0; i < plan.assignments().size(); i += 2) {
      sparse = Plans.without(sparse, plan.assignments().get(i).placementId());
    }
    return sparse;
  }

  @Nested
  class AWholePlan {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void costsWhatTheCheckerSaysRuleByRuleAndEveryCostHasAnOwner(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Judgement judgement = new PlanChecker(problem).judge(plan);

      Explanation explanation = new Explainer(problem).explain(plan);

      assertThat(explanation.cost()).isEqualTo(judgement.cost());
      Map<String, Long> owned = new HashMap<>();
      explanation.placements().forEach(part -> add(owned, part.costs()));
      owned.computeIfPresent(ConstraintId.STUDENT_OVERLAP.id(), (id, twice) -> twice / 2);
      explanation.supervisors().forEach(part -> add(owned, part.costs()));
      explanation.units().forEach(part -> add(owned, part.costs()));
      explanation.providers().forEach(part -> add(owned, part.costs()));
      assertThat(owned).isEqualTo(judgement.byConstraint());
      for (Explanation.ConstraintCost part : explanation.constraints()) {
        ConstraintId id = ConstraintId.of(part.constraintId()).orElseThrow();
        assertThat(part.cost()).isEqualTo(judgement.costs().get(id));
        assertThat(part.matches() > 0).as(part.constraintId()).isEqualTo(part.cost() > 0);
        assertThat(part.weight()).isEqualTo(id.weight(problem.weights()));
      }
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void losesWhatTheCheckerSaysWhenAPlacementLosesItsPlace(long seed) {
      Problem problem = problem(seed);
      PlanChecker checker = new PlanChecker(problem);
      PlacementPlan plan = RandomProblems.plan(problem, seed + 100);

      for (Explanation.PlacementCost part : new Explainer(problem).explain(plan).placements()) {
        assertThat(part.ifUnplaced().byConstraint())
            .isEqualTo(Plans.difference(checker, Plans.without(plan, part.placementId()), plan));
      }
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void sharesThePlacedEvenlyAmongTheTrainedWhoAreActive(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = RandomProblems.plan(problem, seed);

      Explanation explanation = new Explainer(problem).explain(plan);

      long placed = plan.assignments().stream().filter(Assignment::isPlaced).count();
      assertThat(explanation.supervisors().stream().mapToInt(s -> s.placements()).sum())
          .isEqualTo((int) placed);
      assertThat(explanation.units().stream().mapToInt(u -> u.placements()).sum())
          .isEqualTo((int) placed);
      assertThat(explanation.units().stream().mapToDouble(u -> u.fairShare()).sum())
          .isCloseTo(placed, org.assertj.core.data.Offset.offset(0.1));
      assertThat(explanation.supervisors())
          .allMatch(s -> s.fairShare() > 0 == (s.active() && s.training().isTrained()));
    }

    @Test
    void isExplainedForTheExamplesPlans() {
      Explanation explanation =
          new Explainer(Example.problem()).explain(Example.plan("plan-with-faults"));

      assertThat(explanation.cost()).isEqualTo(Example.expected("plan-with-faults").cost());
    }

    private void add(Map<String, Long> sums, Map<String, Long> costs) {
      costs.forEach((id, cost) -> sums.merge(id, cost, Long::sum));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameOnceWrittenAndReadAsJson(long seed) {
    Problem problem = problem(seed);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    Explainer explainer = new Explainer(problem);
    Explanation whole = explainer.explain(plan);

    assertThat(Json.mapper().readValue(Json.bytes(whole), Explanation.class)).isEqualTo(whole);
    for (Placement placement : problem.placements()) {
      PlacementExplanation one = explainer.explain(plan, placement.id());
      assertThat(Json.mapper().readValue(Json.bytes(one), PlacementExplanation.class))
          .isEqualTo(one);
    }
  }

  @Nested
  class Recommendations {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void costTheDifferenceOfTwoJudgementsAndListEverySlotOnce(long seed) {
      Problem problem = problem(seed);
      PlanChecker checker = new PlanChecker(problem);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Placement placement = problem.placements().get((int) seed % problem.placements().size());
      Assignment now = assignment(plan, placement.id());

      List<Recommendation> all =
          new Explainer(problem).recommend(plan, placement.id(), Integer.MAX_VALUE);

      Set<String> periods = new HashSet<>(placement.allowedPeriods());
      if (now.periodId() != null) {
        periods.add(now.periodId());
      }
      Set<List<String>> slots = new HashSet<>();
      PlacementPlan without = Plans.without(plan, placement.id());
      for (Recommendation slot : all) {
        slots.add(List.of(slot.supervisorId(), slot.periodId()));
        PlacementPlan there =
            Plans.with(plan, placement.id(), slot.supervisorId(), slot.periodId());
        assertThat(slot.difference().byConstraint())
            .isEqualTo(Plans.difference(checker, there, plan));
        assertThat(slot.difference().cost())
            .isEqualTo(checker.judge(there).cost().minus(checker.judge(plan).cost()));
        assertThat(slot.breaks()).isEqualTo(Plans.hard(Plans.difference(checker, there, without)));
        assertThat(slot.current())
            .isEqualTo(
                slot.supervisorId().equals(now.supervisorId())
                    && slot.periodId().equals(now.periodId()));
      }
      assertThat(all).hasSize(problem.supervisors().size() * periods.size());
      assertThat(slots).hasSameSizeAs(all);
      assertThat(all)
          .extracting(slot -> slot.difference().cost())
          .isSortedAccordingTo(Comparator.naturalOrder());
      assertThat(all)
          .extracting(Recommendation::isPossible)
          .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void areTheFirstOfAllWhenThereIsALimit() {
      Problem problem = problem(9);
      PlacementPlan plan = RandomProblems.plan(problem, 9);
      Explainer explainer = new Explainer(problem);
      String placement = problem.placements().getFirst().id();

      assertThat(explainer.recommend(plan, placement, 3))
          .isEqualTo(explainer.recommend(plan, placement, Integer.MAX_VALUE).subList(0, 3));
    }

    @Test
    void refuseAnUnknownPlacementAndALimitBelowOne() {
      Explainer explainer = new Explainer(Example.problem());
      PlacementPlan plan = Example.plan("plan-good");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.recommend(plan, "nobody", 3))
          .withMessageContaining("'nobody'");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> explainer.recommend(plan, plan.assignments().getFirst().placementId(), 0))
          .withMessageContaining("0");
    }
  }

  @Nested
  class APlacedOne {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void hasTheBestPossiblePlaceOfEachUnitAsAlternatives(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = sparse(RandomProblems.plan(problem, seed));
      Explainer explainer = new Explainer(problem);
      for (Assignment assignment : plan.assignments()) {
        PlacementExplanation explanation =
            explainer.explain(plan, assignment.placementId(), Integer.MAX_VALUE);

        Map<String, Recommendation> bestOfUnits = new TreeMap<>();
        explainer.recommend(plan, assignment.placementId(), Integer.MAX_VALUE).stream()
            .filter(slot -> slot.isPossible() && !slot.current())
            .forEach(slot -> bestOfUnits.putIfAbsent(slot.unitId(), slot));
        assertThat(explanation.alternatives())
            .containsExactlyInAnyOrderElementsOf(bestOfUnits.values());
        assertThat(explanation.isPlaced()).isEqualTo(assignment.isPlaced());
        assertThat(explanation.funnel() == null).isEqualTo(assignment.isPlaced());
      }
    }

    @Test
    void namesItsPartnerAndItsOwnCosts() {
      Problem problem = Example.problem();
      PlacementPlan plan = Example.plan("plan-good");
      Explainer explainer = new Explainer(problem);
      Map<String, List<String>> partners = new HashMap<>();
      for (Assignment assignment : plan.assignments()) {
        PlacementExplanation explanation = explainer.explain(plan, assignment.placementId());
        if (explanation.place() != null) {
          partners.put(assignment.placementId(), explanation.place().partners());
          assertThat(explanation.costs()).containsKey("travel");
        }
      }
      assertThat(partners.values()).anyMatch(list -> !list.isEmpty());
      partners.forEach((id, with) ->
          assertThat(with).allSatisfy(other -> assertThat(partners.get(other)).contains(id)));
    }
  }

  @Nested
  class AnUnplacedOne {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void hasAFunnelThatFollowsFromWhatTheRulesSayOfEverySlot(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = sparse(RandomProblems.plan(problem, seed));
      Explainer explainer = new Explainer(problem);
      Explanation whole = explainer.explain(plan);
      for (Explanation.PlacementCost part : whole.placements()) {
        if (part.supervisorId() != null) {
          continue;
        }
        Funnel funnel = Objects.requireNonNull(part.funnel());
        List<Recommendation> slots =
            explainer.recommend(plan, part.placementId(), Integer.MAX_VALUE);

        assertThat(funnel).isEqualTo(expected(slots));
        assertThat(funnel).isEqualTo(explainer.explain(plan, part.placementId()).funnel());
        assertThat(funnel.rightKind())
            .isEqualTo(rightKind(problem, placement(problem, part.placementId())));
      }
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void meetsExactlyTheObstaclesThatTheRulesCharge(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = sparse(RandomProblems.plan(problem, seed));
      try (Trial trial = new Trial(problem, plan)) {
        for (PlanningPlacement placement : trial.schedule().placements()) {
          if (placement.isPlaced()) {
            continue;
          }
          RuleCosts unplaced = trial.costs();
          for (PlanningSupervisor supervisor : trial.schedule().supervisors()) {
            for (PlanningPeriod period : trial.schedule().periods()) {
              Set<String> obstacles = new HashSet<>();
              new Obstacles(trial.schedule())
                  .of(placement, supervisor, period)
                  .forEach(id -> obstacles.add(id.id()));
              trial.put(placement, supervisor, period);
              Map<String, Long> breaks = trial.costs().minus(unplaced).hardById();
              trial.remove(placement);
              assertThat(obstacles).isEqualTo(breaks.keySet());
            }
          }
        }
      }
    }

    @Test
    void isHelpedByEveryRemedyThatIsProposed() {
      Set<Remedy.Kind> seen = EnumSet.noneOf(Remedy.Kind.class);
      for (long seed = 0; seed < 60; seed++) {
        Problem problem = RandomProblems.problem(seed, 8 + (int) seed % 9);
        PlacementPlan plan = RandomProblems.plan(problem, seed);
        Explainer explainer = new Explainer(problem);
        for (Assignment assignment : plan.assignments()) {
          if (!assignment.isPlaced()) {
            PlacementExplanation explanation = explainer.explain(plan, assignment.placementId(), 1);
            for (Remedy remedy : explanation.remedies()) {
              seen.add(remedy.kind());
              assertHelps(problem, plan, explanation, remedy);
            }
          }
        }
      }
      assertThat(seen)
          .containsAll(EnumSet.complementOf(EnumSet.of(Remedy.Kind.SIMULTANEOUS_PLACE)));
    }

    @Test
    void isHelpedByOneMoreAtTheSameTimeWhereAPartnerIs() {
      Problem problem = Example.problem();
      PlacementPlan plan = Example.plan("plan-good");
      PlacementExplanation paired =
          plan.assignments().stream()
              .map(assignment -> new Explainer(problem).explain(plan, assignment.placementId(), 1))
              .filter(one -> one.place() != null && !one.place().partners().isEmpty())
              .findFirst()
              .orElseThrow();
      PlacementExplanation.Place place = Objects.requireNonNull(paired.place());
      Problem full = onlyOneAtATime(problem, place.supervisorId());
      PlacementPlan partnerOnly =
          Plans.with(
              new PlacementPlan(
                  problem.placements().stream()
                      .map(placement -> new Assignment(placement.id(), null, null))
                      .toList()),
              place.partners().getFirst(),
              place.supervisorId(),
              place.periodId());

      PlacementExplanation explanation =
          new Explainer(full).explain(partnerOnly, paired.placementId());

      assertThat(explanation.remedies())
          .anySatisfy(remedy -> {
            assertThat(remedy.kind()).isEqualTo(Remedy.Kind.SIMULTANEOUS_PLACE);
            assertThat(remedy.limit()).isEqualTo(2);
            assertThat(remedy.periodId()).isEqualTo(place.periodId());
          });
      explanation.remedies().forEach(remedy -> assertHelps(full, partnerOnly, explanation, remedy));
    }

    private Problem onlyOneAtATime(Problem problem, String supervisorId) {
      Problem changed =
          ProblemChange.toLimit(Remedy.Kind.SIMULTANEOUS_PLACE, supervisorId, 1).applied(problem);
      return changed.withSupervisors(
          changed.supervisors().stream()
              .map(s -> s.id().equals(supervisorId) ? s : s.withPresence(false, s.absences()))
              .toList());
    }

    private void assertHelps(
        Problem problem, PlacementPlan plan, PlacementExplanation explanation, Remedy remedy) {
      String id = explanation.placementId();
      PlacementPlan there = Plans.with(plan, id, remedy.supervisorId(), remedy.periodId());
      Map<String, Long> before = Plans.difference(new PlanChecker(problem), there, plan);
      assertThat(Plans.hard(before)).as("before %s", remedy).hasSize(1);
      if (remedy.kind() == Remedy.Kind.TRAVEL_LIMIT) {
        assertThat(before.remove(ConstraintId.TRAVEL_LIMIT.id())).isEqualTo(1);
        assertThat(remedy.difference().byConstraint()).isEqualTo(before);
        assertThat(remedy.limit()).isEqualTo(remedy.minutes()).isGreaterThan(90);
        return;
      }
      PlanChecker changed = new PlanChecker(applied(problem, explanation, remedy));
      Map<String, Long> after = Plans.difference(changed, there, plan);
      assertThat(Plans.hard(after)).as("after %s", remedy).isEmpty();
      assertThat(remedy.difference().byConstraint()).isEqualTo(after);
      assertThat(remedy.difference().cost())
          .isEqualTo(changed.judge(there).cost().minus(changed.judge(plan).cost()))
          .isLessThan(Cost.ZERO);
    }

    private Problem applied(Problem problem, PlacementExplanation explanation, Remedy remedy) {
      String id =
          switch (remedy.kind()) {
            case PERIOD -> explanation.placementId();
            case UNIT_PLACE -> remedy.unitId();
            case LICENCE -> explanation.studentId();
            case SIMULTANEOUS_PLACE, TERM_PLACE, PRESENT, TRAINED -> remedy.supervisorId();
            case TRAVEL_LIMIT -> throw new IllegalArgumentException("not in a document");
          };
      return new ProblemChange(
              remedy.kind(), id, remedy.periodId(), remedy.limit(), remedy.requirement())
          .applied(problem);
    }

    private Funnel expected(List<Recommendation> slots) {
      Map<String, Integer> steps = new HashMap<>();
      slots.forEach(
          slot -> steps.merge(slot.supervisorId(), step(slot.breaks().keySet()), Math::max));
      int[] counts = new int[7];
      steps.values().forEach(step -> counts[step]++);
      return new Funnel(
          steps.size() - counts[0],
          counts[1],
          counts[2],
          counts[3],
          counts[4],
          counts[5],
          counts[6]);
    }

    private int step(Set<String> breaks) {
      if (breaks.contains("unitKind")) {
        return 0;
      }
      if (breaks.contains("trainedSupervisor")) {
        return 1;
      }
      if (breaks.contains("supervisorAvailable")) {
        return 2;
      }
      if (breaks.contains("unitExcluded") || breaks.contains("unitRequirement")) {
        return 3;
      }
      if (breaks.isEmpty()) {
        return 6;
      }
      return breaks.equals(Set.of("travelLimit")) ? 5 : 4;
    }

    private int rightKind(Problem problem, Placement placement) {
      Map<String, Unit> units = new HashMap<>();
      problem.units().forEach(unit -> units.put(unit.id(), unit));
      int count = 0;
      for (Supervisor supervisor : problem.supervisors()) {
        Unit unit = units.get(supervisor.unitId());
        if (placement.requiredUnitKinds().isEmpty()
            || (unit != null && placement.requiredUnitKinds().contains(unit.kind()))) {
          count++;
        }
      }
      return count;
    }
  }

  private static Placement placement(Problem problem, String id) {
    return problem.placements().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static Assignment assignment(PlacementPlan plan, String id) {
    return plan.assignments().stream()
        .filter(a -> a.placementId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
