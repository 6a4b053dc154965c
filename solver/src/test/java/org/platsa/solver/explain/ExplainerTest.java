package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.Example;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

class ExplainerTest {
  private static final int ALL = Integer.MAX_VALUE;

  /** Rules that count several things of one supervisor, unit or provider. */
  private static final Set<ConstraintId> COUNTING =
      Set.of(
          ConstraintId.SUPERVISOR_CAPACITY,
          ConstraintId.SUPERVISOR_MIX,
          ConstraintId.SUPERVISOR_TERM_LIMIT,
          ConstraintId.UNIT_CAPACITY,
          ConstraintId.PEER_PAIR,
          ConstraintId.TRIAL_QUOTA);

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
  class AtAGlance {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void everybodyIsWhereTheyAreExplainedToBeAtTheSameCost(long seed) {
      Problem problem = problem(seed);
      Explainer explainer = new Explainer(problem, sparse(RandomProblems.plan(problem, seed)));
      Explanation whole = explainer.explain(0, ALL);

      PlanOverview glance = explainer.overview();

      assertThat(glance.units()).isEqualTo(whole.units());
      assertThat(glance.supervisors()).isEqualTo(whole.supervisors());
      assertThat(glance.broken()).isEqualTo(whole.broken());
      assertThat(glance.placements()).hasSameSizeAs(whole.placements());
      for (int i = 0; i < glance.placements().size(); i++) {
        PlanOverview.Seated seated = glance.placements().get(i);
        Explanation.PlacementCost told = whole.placements().get(i);
        PlacementExplanation.Place place = explainer.explain(seated.placementId(), 0).place();
        assertThat(seated)
            .isEqualTo(
                new PlanOverview.Seated(
                    told.placementId(),
                    told.supervisorId(),
                    told.unitId(),
                    told.periodId(),
                    told.minutes(),
                    told.costs(),
                    place == null ? List.of() : place.partners()));
      }
    }

    @Test
    void howFullAUnitIsIsToldByTheLimitThatLeavesTheLeastRoom() {
      TestProblem problem =
          new TestProblem()
              .unit(
                  "U",
                  u -> {
                    u.maxTrainees = 3;
                    u.offer(0, 5, 2, PlacementKind.APL);
                    u.offer(0, 5, 3, PlacementKind.PRAO);
                  })
              .placed("P1", "S", "A")
              .placed("P2", "S", "A", p -> p.kind = PlacementKind.PRAO);

      // Two of 3 and one APL of the 2 offered leave one place each; the offer is the smaller.
      assertThat(occupied(problem, "A")).isEqualTo(new PlanOverview.Occupied("U", "A", 1, 2));

      problem.placed("P3", "S", "A", p -> p.kind = PlacementKind.PRAO);
      assertThat(occupied(problem, "A")).isEqualTo(new PlanOverview.Occupied("U", "A", 3, 3));
    }

    @Test
    void whereAUnitIsClosedItHasNoPlaceAndWhoIsThereAllTheSameIsCounted() {
      TestProblem problem =
          new TestProblem()
              .unit("U", u -> u.offer(0, 6, 2, PlacementKind.APL))
              .period("B", 4, 3)
              .period("C", 8, 2)
              .placed("P1", "S", "A")
              .placed("P2", "S", "B");

      // Period B has week 6, which is not offered; week 4, which is, has both.
      assertThat(occupied(problem, "A")).isEqualTo(new PlanOverview.Occupied("U", "A", 2, 2));
      assertThat(occupied(problem, "B")).isEqualTo(new PlanOverview.Occupied("U", "B", 1, 0));
      assertThat(occupied(problem, "C").isClosed()).isTrue();
      assertThat(occupied(problem, "C").isOver()).isFalse();
    }

    private PlanOverview.Occupied occupied(TestProblem problem, String period) {
      return new Explainer(problem.problem(), problem.plan())
          .overview().occupied().stream()
              .filter(cell -> cell.periodId().equals(period))
              .findFirst()
              .orElseThrow();
    }
  }

  @Nested
  class AWholePlan {
    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void costsWhatTheCheckerSaysRuleByRuleAndEveryCostHasAnOwner(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Judgement judgement = new PlanChecker(problem).judge(plan);

      Explanation explanation = new Explainer(problem, plan).explain(0, ALL);

      assertThat(explanation.cost()).isEqualTo(judgement.cost());
      Map<String, Long> owned = new HashMap<>();
      explanation.placements().forEach(part -> add(owned, part.costs()));
      // Each of the two placements has all of what they cost together.
      Stream.of(
              ConstraintId.STUDENT_OVERLAP,
              ConstraintId.PLACEMENT_ORDER,
              ConstraintId.NO_REPEAT,
              ConstraintId.APART)
          .forEach(rule -> owned.computeIfPresent(rule.id(), (id, twice) -> twice / 2));
      explanation.supervisors().forEach(part -> add(owned, part.costs()));
      explanation.units().forEach(part -> add(owned, part.costs()));
      explanation.providers().forEach(part -> add(owned, part.costs()));
      assertThat(owned).isEqualTo(judgement.byConstraint());
      for (Explanation.ConstraintCost part : explanation.constraints()) {
        ConstraintId id = ConstraintId.of(part.constraintId()).orElseThrow();
        assertThat(part.cost()).isEqualTo(judgement.costs().get(id));
        assertThat(part.matches() > 0).as(part.constraintId()).isEqualTo(part.cost() > 0);
        if (COUNTING.contains(id)) {
          assertThat((long) part.weight() * part.matches())
              .as(part.constraintId())
              .isEqualTo(part.cost());
        }
        assertThat(part.weight()).isEqualTo(id.weight(problem.weights()));
      }
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void isTheSamePageByPageWhateverIsAskedBetween(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = sparse(RandomProblems.plan(problem, seed));
      Explanation whole = new Explainer(problem, plan).explain(0, ALL);
      Explainer explainer = new Explainer(problem, plan);
      List<Explanation.PlacementCost> placements = new ArrayList<>();
      List<Explanation.SupervisorLoad> supervisors = new ArrayList<>();
      for (int from = 0; from < whole.page().supervisors(); from += 7) {
        Explanation page = explainer.explain(from, 7);
        placements.addAll(page.placements());
        supervisors.addAll(page.supervisors());
        assertThat(page.constraints()).isEqualTo(whole.constraints());
        explainer.explain(problem.placements().get(from % problem.placements().size()).id(), 3);
      }

      assertThat(placements)
          .isEqualTo(whole.placements().subList(0, placements.size()))
          .isNotEmpty();
      assertThat(supervisors).isEqualTo(whole.supervisors());
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void losesWhatTheCheckerSaysWhenAPlacementLosesItsPlace(long seed) {
      Problem problem = problem(seed);
      PlanChecker checker = new PlanChecker(problem);
      PlacementPlan plan = RandomProblems.plan(problem, seed + 100);

      for (Explanation.PlacementCost part :
          new Explainer(problem, plan).explain(0, ALL).placements()) {
        assertThat(part.ifUnplaced().byConstraint())
            .isEqualTo(Plans.difference(checker, Plans.without(plan, part.placementId()), plan));
      }
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void sharesThePlacedEvenlyAmongTheTrainedWhoAreActive(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = RandomProblems.plan(problem, seed);

      Explanation explanation = new Explainer(problem, plan).explain(0, ALL);

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
          new Explainer(Example.problem(), Example.plan("plan-with-faults")).explain(0, ALL);

      assertThat(explanation.cost()).isEqualTo(Example.expected("plan-with-faults").cost());
    }

    @ParameterizedTest
    @MethodSource("org.platsa.solver.explain.ExplainerTest#seeds")
    void isToldPageByPage(long seed) {
      Problem problem = problem(seed);
      PlacementPlan plan = sparse(RandomProblems.plan(problem, seed));
      Explainer explainer = new Explainer(problem, plan);
      Explanation whole = explainer.explain(0, ALL);

      List<Explanation.PlacementCost> placements = new ArrayList<>();
      List<Explanation.Unplaced> unplaced = new ArrayList<>();
      List<BrokenRule> broken = new ArrayList<>();
      for (int from = 0; from < 60; from += 4) {
        Explanation page = explainer.explain(from, 4);
        assertThat(page.placements()).hasSizeLessThanOrEqualTo(4);
        assertThat(page.cost()).isEqualTo(whole.cost());
        assertThat(page.constraints()).isEqualTo(whole.constraints());
        assertThat(page.page().unplaced()).isEqualTo(whole.unplaced().size());
        assertThat(page.page().supervisors()).isEqualTo(problem.supervisors().size());
        placements.addAll(page.placements());
        unplaced.addAll(page.unplaced());
        broken.addAll(page.broken());
      }
      assertThat(placements).isEqualTo(whole.placements());
      assertThat(unplaced).isEqualTo(whole.unplaced());
      assertThat(broken)
          .isEqualTo(whole.broken())
          .isEqualTo(new PlanChecker(problem).judge(plan).broken());
      assertThat(unplaced)
          .extracting(Explanation.Unplaced::placementId)
          .containsExactlyElementsOf(
              plan.assignments().stream()
                  .filter(assignment -> !assignment.isPlaced())
                  .map(Assignment::placementId)
                  .toList());
    }

    @Test
    void refusesAPageThatIsNone() {
      Explainer explainer = new Explainer(Example.problem(), Example.plan("plan-good"));

      assertThatIllegalArgumentException().isThrownBy(() -> explainer.explain(-1, 5));
      assertThatIllegalArgumentException().isThrownBy(() -> explainer.explain(0, 0));
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
    Explainer explainer = new Explainer(problem, plan);
    Explanation whole = explainer.explain(0, ALL);

    assertThat(Json.mapper().readValue(Json.bytes(whole), Explanation.class)).isEqualTo(whole);
    for (Placement placement : problem.placements()) {
      PlacementExplanation one = explainer.explain(placement.id(), 5);
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

      List<Recommendation> all = new Explainer(problem, plan).recommend(placement.id(), ALL);

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
        Map<String, Long> breaks = Plans.hard(Plans.difference(checker, there, without));
        Plans.broken(checker, there, placement.id()).forEach(id -> breaks.putIfAbsent(id, 0L));
        assertThat(slot.breaks()).isEqualTo(breaks);
        assertThat(slot.current())
            .isEqualTo(
                slot.supervisorId().equals(now.supervisorId())
                    && slot.periodId().equals(now.periodId()));
      }
      assertThat(slots).isEqualTo(near(problem, placement, periods, now));
      assertThat(slots).hasSameSizeAs(all);
      assertThat(all)
          .isSortedAccordingTo(
              Comparator.comparing((Recommendation slot) -> !slot.isPossible())
                  .thenComparing(slot -> slot.difference().cost()));
    }

    /** All within two hours, and where it is. */
    private Set<List<String>> near(
        Problem problem, Placement placement, Set<String> periods, Assignment now) {
      Set<List<String>> near = new HashSet<>();
      for (Supervisor supervisor : problem.supervisors()) {
        for (String period : periods) {
          boolean current =
              supervisor.id().equals(now.supervisorId()) && period.equals(now.periodId());
          boolean allowed = placement.allowedPeriods().contains(period);
          if (current
              || (allowed && Plans.minutes(problem, placement, supervisor.unitId()) <= 120)) {
            near.add(List.of(supervisor.id(), period));
          }
        }
      }
      return near;
    }

    @Test
    void areTheFirstOfAllWhenThereIsALimit() {
      Problem problem = problem(9);
      PlacementPlan plan = RandomProblems.plan(problem, 9);
      Explainer explainer = new Explainer(problem, plan);
      String placement = problem.placements().getFirst().id();

      assertThat(explainer.recommend(placement, 3))
          .isEqualTo(explainer.recommend(placement, ALL).subList(0, 3));
    }

    @Test
    void refuseAnUnknownPlacementAndALimitBelowOne() {
      PlacementPlan plan = Example.plan("plan-good");
      Explainer explainer = new Explainer(Example.problem(), plan);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.recommend("nobody", 3))
          .withMessageContaining("'nobody'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.recommend(plan.assignments().getFirst().placementId(), 0))
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
      Explainer explainer = new Explainer(problem, plan);
      for (Assignment assignment : plan.assignments()) {
        PlacementExplanation explanation = explainer.explain(assignment.placementId(), ALL);

        Map<String, Recommendation> bestOfUnits = new TreeMap<>();
        explainer.recommend(assignment.placementId(), ALL).stream()
            .filter(slot -> slot.isPossible() && !slot.current())
            .forEach(slot -> bestOfUnits.putIfAbsent(slot.unitId(), slot));
        assertThat(explanation.alternatives())
            .containsExactlyInAnyOrderElementsOf(bestOfUnits.values());
        assertThat(explanation.isPlaced()).isEqualTo(assignment.isPlaced());
        assertThat(explanation.broken())
            .isEqualTo(
                new PlanChecker(problem)
                    .judge(plan).broken().stream()
                        .filter(rule -> rule.placementIds().contains(assignment.placementId()))
                        .toList());
        assertThat(explanation.funnel() == null).isEqualTo(assignment.isPlaced());
      }
    }

    @Test
    void namesItsPartnerAndItsOwnCosts() {
      Problem problem = Example.problem();
      PlacementPlan plan = Example.plan("plan-good");
      Explainer explainer = new Explainer(problem, plan);
      Map<String, List<String>> partners = new HashMap<>();
      for (Assignment assignment : plan.assignments()) {
        PlacementExplanation explanation = explainer.explain(assignment.placementId(), 5);
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

  private static Assignment assignment(PlacementPlan plan, String id) {
    return plan.assignments().stream()
        .filter(a -> a.placementId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
