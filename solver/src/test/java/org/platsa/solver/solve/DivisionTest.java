package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Division.Region;

class DivisionTest {
  private static final Problem PROBLEM = RandomProblems.problem(5, 1_100, 220, 1_000);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyUnitAndPlacementIsInOneRegion(boolean across) {
    Division division = divide(across ? new Random(1) : null);

    assertThat(division.regions()).hasSizeGreaterThan(2);
    assertThat(division.regions().stream().flatMap(region -> region.units().stream()))
        .containsExactlyInAnyOrderElementsOf(PROBLEM.units());
    assertThat(division.regions().stream().flatMap(region -> region.placements().stream()))
        .containsExactlyInAnyOrderElementsOf(PROBLEM.placements());
  }

  @Test
  void onlyStudentsInSeveralRegionsStay() {
    Division division = divide(null);
    Map<String, Set<Region>> regionsOf = new HashMap<>();
    for (Region region : division.regions()) {
      for (Placement placement : region.placements()) {
        regionsOf.computeIfAbsent(placement.studentId(), key -> new HashSet<>()).add(region);
      }
    }

    assertThat(division.apart()).isNotEmpty();
    assertThat(PROBLEM.placements())
        .allSatisfy(placement ->
            assertThat(division.apart().contains(placement.id()))
                .isEqualTo(regionsOf.getOrDefault(placement.studentId(), Set.of()).size() > 1));
  }

  @Test
  void aGuideOfTheWholeServesEachRegion() {
    RelaxedPlan whole = anyGuide(new Random(4));
    PlacementPlan pinned = ScheduleMapper.toPlan(ScheduleMapper.toSchedule(PROBLEM));
    SubProblems parts = new SubProblems(PROBLEM);
    Map<String, String> unitOf = parts.unitsOfPlacements(pinned, null);
    unitOf.putAll(parts.unitsOfRelaxed(whole));
    Division division = Division.of(PROBLEM, unitOf, null);
    List<Assignment> all = new ArrayList<>();

    for (Region region : division.regions()) {
      Problem part =
          parts.of(region.units(), region.placements(), parts.staying(pinned), division.apart());
      PlacementPlan start = ScheduleMapper.toPlan(new RelaxedGuide(part, whole, 100).start());
      Set<String> inside = new HashSet<>();
      part.supervisors().forEach(supervisor -> inside.add(supervisor.id()));
      assertThat(start.assignments())
          .extracting(Assignment::supervisorId)
          .allMatch(id -> id == null || inside.contains(id));
      all.addAll(start.assignments());
    }

    PlanChecker checker = new PlanChecker(PROBLEM);
    Set<String> placed = new HashSet<>();
    all.forEach(assignment -> placed.add(assignment.placementId()));
    pinned.assignments().stream()
        .filter(assignment -> !placed.contains(assignment.placementId()))
        .forEach(all::add);
    assertThat(checker.judge(new PlacementPlan(all)).cost().hard())
        .isEqualTo(checker.judge(pinned).cost().hard());
    assertThat(checker.judge(new PlacementPlan(all)).cost().medium())
        .isLessThan(checker.judge(pinned).cost().medium());
  }

  /** Three places for each, some of which it may not have. */
  private static RelaxedPlan anyGuide(Random random) {
    Map<String, List<RelaxedPlan.Share>> shares = new HashMap<>();
    for (Placement placement : PROBLEM.placements()) {
      if (!placement.pinned()) {
        List<RelaxedPlan.Share> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          String unit = PROBLEM.units().get(random.nextInt(PROBLEM.units().size())).id();
          List<String> periods = placement.allowedPeriods();
          String period = periods.get(random.nextInt(periods.size()));
          places.add(new RelaxedPlan.Share(unit, period, random.nextDouble(), i));
        }
        shares.put(placement.id(), places);
      }
    }
    return new RelaxedPlan(new Bound(0, 0, 0, false, 0, "chance"), shares);
  }

  private static Division divide(@Nullable Random random) {
    PlacementPlan pinned = ScheduleMapper.toPlan(ScheduleMapper.toSchedule(PROBLEM));
    return Division.of(PROBLEM, new SubProblems(PROBLEM).unitsOfPlacements(pinned, random), random);
  }

  @Test
  void unplacedTryOtherRegions() {
    PlacementPlan pinned = ScheduleMapper.toPlan(ScheduleMapper.toSchedule(PROBLEM));
    SubProblems parts = new SubProblems(PROBLEM);
    Map<String, Set<String>> unitsOf = new HashMap<>();
    for (int pass = 0; pass < 5; pass++) {
      parts
          .unitsOfPlacements(pinned, new Random(pass))
          .forEach((placement, unit) ->
              unitsOf.computeIfAbsent(placement, key -> new HashSet<>()).add(unit));
    }
    Map<String, String> unitOfSupervisor = new HashMap<>();
    PROBLEM.supervisors().forEach(each -> unitOfSupervisor.put(each.id(), each.unitId()));

    for (Assignment assignment : pinned.assignments()) {
      Set<String> units = unitsOf.getOrDefault(assignment.placementId(), Set.of());
      if (assignment.supervisorId() == null) {
        assertThat(units).hasSizeGreaterThan(1);
      } else {
        assertThat(units).containsExactly(unitOfSupervisor.get(assignment.supervisorId()));
      }
    }
  }
}
