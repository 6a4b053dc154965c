package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * What is said of placements without a place, held against the checker: the whole problem, changed
 * and judged anew.
 */
class UnplacedTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  /** Of every fourth some pins break rules already. */
  private static Problem problem(long seed) {
    Problem problem = RandomProblems.problem(seed, 6 + (int) seed % 13);
    return seed % 4 == 3 ? RandomProblems.withCrowdedPins(problem, seed) : problem;
  }

  private static List<Placement> unplaced(Problem problem, PlacementPlan plan) {
    Set<String> ids = new HashSet<>();
    plan.assignments().stream()
        .filter(assignment -> !assignment.isPlaced())
        .forEach(assignment -> ids.add(assignment.placementId()));
    return problem.placements().stream().filter(p -> ids.contains(p.id())).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyStepOfAFunnelCountsWhomTheRulesStop(long seed) {
    Problem problem = problem(seed);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    Explainer explainer = new Explainer(problem, plan);
    for (Placement placement : unplaced(problem, plan)) {
      Funnel funnel = Objects.requireNonNull(explainer.explain(placement.id(), 1).funnel());

      assertThat(funnel).as(placement.id()).isEqualTo(expected(problem, plan, placement));
      assertThat(explainer.explain(0, 1_000).unplaced())
          .contains(new org.platsa.solver.plan.Explanation.Unplaced(placement.id(), funnel));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPlaceIsLeftExactlyWhenAPossiblePlaceIsTold(long seed) {
    Problem problem = problem(seed);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    Explainer explainer = new Explainer(problem, plan);
    for (Placement placement : unplaced(problem, plan)) {
      PlacementExplanation explanation = explainer.explain(placement.id(), 1);
      Funnel funnel = Objects.requireNonNull(explanation.funnel());

      assertThat(explanation.alternatives().isEmpty()).isEqualTo(funnel.left() == 0);
      assertThat(explanation.tried() == null).isEqualTo(funnel.left() > 0);
      assertThat(explainer.explain(placement.id(), 0).funnel()).isEqualTo(funnel);
    }
  }

  @Test
  void everyRemedyGivesThePlaceAtTheCostThatIsTold() {
    Set<RemedyChange.Kind> seen = EnumSet.noneOf(RemedyChange.Kind.class);
    int pairs = 0;
    int changesForWhoeverMakesWay = 0;
    for (long seed = 0; seed < 150; seed++) {
      Problem problem = problem(seed);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Explainer explainer = new Explainer(problem, plan);
      for (Placement placement : unplaced(problem, plan)) {
        for (Remedy remedy : explainer.explain(placement.id(), 1).remedies()) {
          remedy.changes().forEach(change -> seen.add(change.kind()));
          pairs += remedy.changes().size() == 2 ? 1 : 0;
          changesForWhoeverMakesWay += isForWhoeverMakesWay(remedy) ? 1 : 0;
          assertHelps(problem, plan, placement, remedy);
        }
      }
    }
    assertThat(EnumSet.complementOf(EnumSet.copyOf(seen)))
        .isSubsetOf(RemedyChange.Kind.SIMULTANEOUS_PLACE);
    assertThat(pairs).isGreaterThan(20);
    assertThat(changesForWhoeverMakesWay).isPositive();
  }

  private static boolean isForWhoeverMakesWay(Remedy remedy) {
    RemedyChange first = remedy.changes().getFirst();
    return first.placementId() != null
        && EnumSet.of(
                RemedyChange.Kind.PERIOD, RemedyChange.Kind.EXCLUSION, RemedyChange.Kind.LICENCE)
            .contains(first.kind());
  }

  @Test
  void whoeverCouldMakeWayIsFound() {
    int found = 0;
    for (long seed = 0; seed < 50; seed++) {
      Problem problem = RandomProblems.problem(seed, 8, 2, 4);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      Explainer explainer = new Explainer(problem, plan);
      for (Placement placement : unplaced(problem, plan)) {
        PlacementExplanation explanation = explainer.explain(placement.id(), 1);
        if (explanation.tried() != null && canBeMadeWayFor(problem, plan, placement)) {
          found++;
          assertThat(explanation.remedies())
              .as("seed %s, %s", seed, placement.id())
              .anySatisfy(remedy -> assertThat(remedy.changes()).hasSize(1));
        }
      }
    }
    assertThat(found).isGreaterThan(1);
  }

  /** Whether moving one other placement, pinned or not, gives the placement a place. */
  private static boolean canBeMadeWayFor(Problem problem, PlacementPlan plan, Placement placement) {
    PlanChecker checker = new PlanChecker(problem);
    for (Assignment sitter : plan.assignments()) {
      if (!sitter.isPlaced()) {
        continue;
      }
      PlacementPlan away = Plans.without(plan, sitter.placementId());
      for (List<String> place : slots(problem, placement)) {
        PlacementPlan there = Plans.with(away, placement.id(), place.getFirst(), place.getLast());
        if (!Plans.broken(checker, there, placement.id()).isEmpty()) {
          continue;
        }
        Placement other = placement(problem, sitter.placementId());
        for (List<String> elsewhere : slots(problem, other)) {
          PlacementPlan both =
              Plans.with(there, other.id(), elsewhere.getFirst(), elsewhere.getLast());
          if (Plans.broken(checker, both, other.id()).isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<List<String>> slots(Problem problem, Placement placement) {
    List<List<String>> slots = new ArrayList<>();
    for (Supervisor supervisor : problem.supervisors()) {
      placement.allowedPeriods().forEach(period -> slots.add(List.of(supervisor.id(), period)));
    }
    return slots;
  }

  private static void assertHelps(
      Problem problem, PlacementPlan plan, Placement placement, Remedy remedy) {
    PlacementPlan after = plan;
    for (RemedyChange change : remedy.changes()) {
      if (change.kind() == RemedyChange.Kind.MOVE || change.kind() == RemedyChange.Kind.UNPIN) {
        Placement moved = placement(problem, Objects.requireNonNull(change.placementId()));
        assertThat(moved.pinned()).isEqualTo(change.kind() == RemedyChange.Kind.UNPIN);
        after = Plans.with(after, moved.id(), change.supervisorId(), change.periodId());
      }
    }
    after = Plans.with(after, placement.id(), remedy.supervisorId(), remedy.periodId());
    Problem changed = ChangedProblem.of(problem, placement, remedy.changes());
    PlanChecker checker = new PlanChecker(changed);

    Map<String, Long> joining = Plans.difference(checker, after, plan);
    Map<String, Long> difference = Plans.difference(checker, after, new PlanChecker(problem), plan);

    Set<String> broken = Plans.broken(checker, after, placement.id());
    broken.remove("travelLimit");
    assertThat(broken).as("%s", remedy).isEmpty();
    for (RemedyChange change : remedy.changes()) {
      if (change.kind() == RemedyChange.Kind.TRAVEL_LIMIT) {
        assertThat(joining.remove("travelLimit")).isEqualTo(1);
        assertThat(difference.remove("travelLimit")).isEqualTo(1);
        assertThat(change.limit()).isEqualTo(remedy.minutes()).isBetween(91, 120);
      }
    }
    assertThat(remedy.difference().byConstraint()).as("%s", remedy).isEqualTo(difference);
    assertThat(Plans.hard(joining).values()).as("%s", remedy).allMatch(cost -> cost <= 0);
    if (Plans.isProtected(problem, placement)) {
      assertThat(remedy.minutes()).as("%s", remedy).isNull();
    } else {
      assertThat(remedy.minutes())
          .isEqualTo(Plans.minutes(problem, placement, remedy.unitId()))
          .isLessThanOrEqualTo(120);
    }
  }

  /** The funnel as the checker's judgements of every place make it. */
  private static Funnel expected(Problem problem, PlacementPlan plan, Placement placement) {
    PlanChecker checker = new PlanChecker(problem);
    Map<String, Unit> units = new HashMap<>();
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    int supervisors = 0;
    int left = 0;
    Map<Obstacle, Integer> stopped = new EnumMap<>(Obstacle.class);
    Map<Obstacle, Integer> also = new EnumMap<>(Obstacle.class);
    List<List<Obstacle>> fewest = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (Supervisor supervisor : problem.supervisors()) {
      Unit unit = Objects.requireNonNull(units.get(supervisor.unitId()));
      if (!placement.requiredUnitKinds().isEmpty()
          && !placement.requiredUnitKinds().contains(unit.kind())) {
        continue;
      }
      supervisors++;
      if (Plans.minutes(problem, placement, unit.id()) > 120) {
        stopped.merge(Obstacle.TOO_FAR, 1, Integer::sum);
        continue;
      }
      List<Set<Obstacle>> periods = new ArrayList<>();
      for (String period : placement.allowedPeriods()) {
        periods.add(met(checker, plan, placement, supervisor.id(), period));
      }
      if (periods.contains(Set.of())) {
        left++;
        continue;
      }
      Obstacle step =
          periods.stream()
              .map(met -> met.stream().sorted().findFirst().orElseThrow())
              .sorted()
              .toList()
              .getLast();
      stopped.merge(step, 1, Integer::sum);
      for (Obstacle obstacle : Obstacle.values()) {
        if (obstacle != step && periods.stream().allMatch(met -> met.contains(obstacle))) {
          also.merge(obstacle, 1, Integer::sum);
        }
      }
      for (Set<Obstacle> met : periods) {
        least = Math.min(least, met.size());
        fewest.add(met.stream().sorted().toList());
      }
    }
    List<Funnel.Step> steps = new ArrayList<>();
    for (Obstacle obstacle : Obstacle.values()) {
      int first = stopped.getOrDefault(obstacle, 0);
      int others = also.getOrDefault(obstacle, 0);
      if (first + others > 0) {
        steps.add(new Funnel.Step(obstacle, first, others));
      }
    }
    Funnel said =
        Objects.requireNonNull(new Explainer(problem, plan).explain(placement.id(), 0).funnel());
    List<Set<Obstacle>> elsewhere =
        left == 0 && fewest.isEmpty() ? ofOtherKinds(checker, problem, plan, placement) : List.of();
    for (Set<Obstacle> met : elsewhere) {
      least = Math.min(least, met.size());
    }
    boolean nobodyAlone = left == 0 && !fewest.isEmpty() && least >= 2;
    assertThat(said.closest().isEmpty()).isEqualTo(!nobodyAlone && elsewhere.isEmpty());
    for (Funnel.Closest closest : said.closest()) {
      assertThat(closest.obstacles())
          .hasSize(least)
          .containsExactlyElementsOf(
              met(checker, plan, placement, closest.supervisorId(), closest.periodId()).stream()
                  .sorted()
                  .toList());
    }
    return new Funnel(supervisors, steps, left, said.closest());
  }

  /** What is in the way at every place within 120 minutes that is of no required kind. */
  private static List<Set<Obstacle>> ofOtherKinds(
      PlanChecker checker, Problem problem, PlacementPlan plan, Placement placement) {
    List<Set<Obstacle>> all = new ArrayList<>();
    for (Supervisor supervisor : problem.supervisors()) {
      for (String period : placement.allowedPeriods()) {
        Set<Obstacle> met = met(checker, plan, placement, supervisor.id(), period);
        if (met.contains(Obstacle.OTHER_KIND)
            && Plans.minutes(problem, placement, supervisor.unitId()) <= 120) {
          all.add(met);
        }
      }
    }
    return all;
  }

  /**
   * What is in the way at one place. The student's other placements that are at odds with it are
   * one obstacle, and are nobody who fills the place besides.
   */
  private static Set<Obstacle> met(
      PlanChecker checker,
      PlacementPlan plan,
      Placement placement,
      String supervisorId,
      String periodId) {
    PlacementPlan free = plan;
    boolean elsewhere = false;
    Set<Obstacle> withOthers = new HashSet<>();
    for (BrokenRule rule :
        checker.judge(Plans.with(plan, placement.id(), supervisorId, periodId)).broken()) {
      if (!rule.placementIds().contains(placement.id())) {
        continue;
      }
      if (Set.of("placementOrder", "noRepeat", "apart").contains(rule.constraintId())) {
        withOthers.addAll(met(Set.of(rule.constraintId())));
      }
      if (rule.constraintId().equals("studentOverlap")) {
        elsewhere = true;
        for (String id : rule.placementIds()) {
          free = id.equals(placement.id()) ? free : Plans.without(free, id);
        }
      }
    }
    PlacementPlan there = Plans.with(free, placement.id(), supervisorId, periodId);
    Set<Obstacle> met = new HashSet<>(met(Plans.broken(checker, there, placement.id())));
    met.addAll(withOthers);
    if (elsewhere) {
      met.add(Obstacle.STUDENT_ELSEWHERE);
    }
    return met;
  }

  /** Which obstacle each broken rule is; told once more, apart from the product's own table. */
  private static Set<Obstacle> met(Set<String> rules) {
    Set<Obstacle> met = new HashSet<>();
    for (String rule : rules) {
      met.add(
          switch (rule) {
            case "unitKind" -> Obstacle.OTHER_KIND;
            case "travelLimit" -> Obstacle.TOO_FAR;
            case "unitExcluded" -> Obstacle.EXCLUDED;
            case "unitRequirement" -> Obstacle.REQUIREMENT;
            case "trainedSupervisor" -> Obstacle.UNTRAINED;
            case "profession" -> Obstacle.OTHER_PROFESSION;
            case "supervisorAvailable" -> Obstacle.ABSENT;
            case "unitClosed" -> Obstacle.CLOSED;
            case "studentOverlap" -> Obstacle.STUDENT_ELSEWHERE;
            case "placementOrder" -> Obstacle.OUT_OF_ORDER;
            case "noRepeat" -> Obstacle.REPEATED;
            case "apart" -> Obstacle.NOT_TOGETHER;
            case "unitCapacity" -> Obstacle.UNIT_FULL;
            case "supervisorCapacity", "supervisorTermLimit" -> Obstacle.SUPERVISOR_FULL;
            case "supervisorMix" -> Obstacle.MAY_NOT_SHARE;
            default -> throw new AssertionError(rule);
          });
    }
    if (rules.contains("supervisorCapacity")) {
      met.remove(Obstacle.MAY_NOT_SHARE);
    }
    return met;
  }

  private static Placement placement(Problem problem, String id) {
    return problem.placements().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }
}
