package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.ProblemIndex;

/** The look-ups must come to what the checker says of every place. */
class WorkplacesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aPlacementHasAPlaceIfTheCheckerFindsOneAnywhereOnEarth(long seed) {
    Random random = new Random(seed);
    int possible = 0;
    int asked = 0;
    for (int i = 0; i < 20; i++) {
      Problem problem = scattered(RandomProblems.problem(random.nextLong(), 12), random);
      Workplaces workplaces = new Workplaces(new ProblemIndex(problem));
      PlanChecker checker = new PlanChecker(problem);
      for (int index = 0; index < problem.placements().size(); index++) {
        Placement placement = problem.placements().get(index);
        boolean expected = isPossible(problem, checker, placement);
        assertThat(workplaces.existFor(index))
            .as("%s of %s", placement, problem)
            .isEqualTo(expected);
        possible += expected ? 1 : 0;
        asked++;
      }
    }
    assertThat(possible).isBetween(asked / 20, asked * 19 / 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void pinsBreakTheRulesThatTheCheckerFinds(long seed) {
    Random random = new Random(seed);
    Set<ConstraintId> met = EnumSet.noneOf(ConstraintId.class);
    for (int i = 0; i < 60; i++) {
      Problem problem = RandomProblems.problem(random.nextLong(), 14);
      Map<String, Unit> units = new HashMap<>();
      problem.units().forEach(unit -> units.put(unit.id(), unit));
      PinnedPlaces pinned = new PinnedPlaces(problem);
      List<Assignment> plan = new ArrayList<>();
      for (Placement placement : problem.placements()) {
        Supervisor supervisor = pick(problem.supervisors(), random);
        Period period = pick(problem.periods(), random);
        Unit unit = units.get(supervisor.unitId());
        assertThat(unit).isNotNull();
        Set<ConstraintId> before = shared(problem, plan);
        plan.add(new Assignment(placement.id(), supervisor.id(), period.id()));
        Set<ConstraintId> added = EnumSet.copyOf(shared(problem, plan));
        added.removeAll(before);

        Set<ConstraintId> broken = pinned.brokenBy(placement, supervisor, unit, period).keySet();

        assertThat(broken).as("%s with %s", placement, plan).containsAll(added);
        assertThat(shared(problem, plan)).containsAll(broken);
        met.addAll(broken);
        pinned.add(placement, supervisor, period);
      }
    }
    assertThat(met)
        .containsExactlyInAnyOrder(
            ConstraintId.SUPERVISOR_CAPACITY,
            ConstraintId.SUPERVISOR_MIX,
            ConstraintId.SUPERVISOR_TERM_LIMIT,
            ConstraintId.UNIT_CAPACITY,
            ConstraintId.STUDENT_OVERLAP,
            ConstraintId.PLACEMENT_ORDER,
            ConstraintId.NO_REPEAT,
            ConstraintId.APART);
  }

  /** The hard rules about several placements that a plan breaks. */
  private static Set<ConstraintId> shared(Problem problem, List<Assignment> plan) {
    Set<ConstraintId> broken = EnumSet.noneOf(ConstraintId.class);
    new PlanChecker(problem)
        .judge(new PlacementPlan(plan))
        .costs()
        .forEach((rule, cost) -> {
          boolean isShared =
              switch (rule) {
                case SUPERVISOR_CAPACITY,
                    SUPERVISOR_MIX,
                    SUPERVISOR_TERM_LIMIT,
                    UNIT_CAPACITY,
                    STUDENT_OVERLAP,
                    PLACEMENT_ORDER,
                    NO_REPEAT,
                    APART ->
                    true;
                default -> false;
              };
          if (isShared && cost > 0) {
            broken.add(rule);
          }
        });
    return broken;
  }

  private static boolean isPossible(Problem problem, PlanChecker checker, Placement placement) {
    for (Supervisor supervisor : problem.supervisors()) {
      boolean hasRoom =
          supervisor.maxPerTerm() > 0
              && supervisor.maxSimultaneous() > 0
              && problem.units().stream()
                  .anyMatch(
                      unit -> unit.id().equals(supervisor.unitId()) && unit.maxTrainees() > 0);
      for (Period period : problem.periods()) {
        if (hasRoom
            && checker.ownCosts(placement, supervisor, period).keySet().stream()
                .noneMatch(rule -> rule.level() == ConstraintLevel.HARD)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same people and units spread around one of several corners of the earth. */
  private static Problem scattered(Problem problem, Random random) {
    double[][] corners = {{56, 12.7}, {0, 0}, {89.9, 40}, {-89.95, 0}, {65, 179.99}, {-33, -180}};
    double[] corner = corners[random.nextInt(corners.length)];
    double width = random.nextDouble();
    return problem
        .withUnits(
            problem.units().stream()
                .map(unit ->
                    new Unit(
                        unit.id(),
                        unit.name(),
                        unit.areaId(),
                        unit.kind(),
                        near(corner, width, random),
                        unit.maxTrainees(),
                        unit.permanentStaff(),
                        unit.peerLearning(),
                        unit.languageCoach(),
                        unit.requires()))
                .toList())
        .withStudents(
            problem.students().stream()
                .map(student ->
                    new Student(
                        student.id(),
                        student.providerId(),
                        student.home() == null ? null : near(corner, width, random),
                        student.transport(),
                        student.licences(),
                        student.excludedUnits(),
                        student.visitedUnits(),
                        student.needsSupport(),
                        student.learnsSwedish(),
                        student.preferredUnits(),
                        student.protectedIdentity()))
                .toList());
  }

  private static Location near(double[] corner, double width, Random random) {
    double lat = corner[0] + width * (random.nextDouble() - 0.5);
    double lon = corner[1] + 2 * width * (random.nextDouble() - 0.5);
    double around = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    return new Location(Math.max(-90, Math.min(90, lat)), around);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
