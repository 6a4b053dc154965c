package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.TrainedGain;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.UnitKind;

/** Where the next trained supervisor helps, held against the checker. */
class NextTrainedTest {
  @Test
  void whatIsToldIsWhatTheCheckerSaysOfTheChangedProblemAndTheMovedPlan() {
    int told = LongStream.range(0, 60).mapToInt(NextTrainedTest::check).sum();
    assertThat(told).isGreaterThan(60);
  }

  private static int check(long seed) {
    Problem problem = RandomProblems.problem(seed, 6 + (int) seed % 13);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    Cost before = new PlanChecker(problem).judge(plan).cost();
    List<TrainedGain> gains = new NextTrained(problem, plan).best(5);
    Cost last = null;
    for (TrainedGain gain : gains) {
      Problem changed = changed(problem, gain);
      PlacementPlan after = moved(plan, gain.moves());
      var then = new PlanChecker(changed).judge(after);
      assertThat(then.cost().minus(before)).isEqualTo(gain.difference().cost());
      assertThat(then.kpis().placed() - new PlanChecker(problem).judge(plan).kpis().placed())
          .isEqualTo(gain.newlyPlaced());
      assertThat(gain.difference().cost()).isLessThan(Cost.ZERO);
      assertThat(gain.moves()).isNotEmpty();
      assertThat(gain.moves()).anyMatch(move -> gain.supervisorId().equals(move.supervisorId()));
      if (last != null) {
        assertThat(last).isLessThanOrEqualTo(gain.difference().cost());
      }
      last = gain.difference().cost();
    }
    return gains.size();
  }

  private static Problem changed(Problem problem, TrainedGain gain) {
    List<Supervisor> supervisors = new ArrayList<>(problem.supervisors());
    if (gain.isNew()) {
      supervisors.add(
          new NewSupervisors(problem)
              .at(
                  problem.units().stream()
                      .filter(unit -> unit.id().equals(gain.unitId()))
                      .findFirst()
                      .orElseThrow()));
      // Its id is the first free one, whatever it is at the unit.
      Supervisor added = supervisors.removeLast();
      supervisors.add(
          new Supervisor(
                  gain.supervisorId(),
                  added.unitId(),
                  added.training(),
                  true,
                  List.of(),
                  added.maxSimultaneous(),
                  added.maxPerTerm(),
                  0)
              .withProfessions(added.professions()));
    } else {
      supervisors.replaceAll(each ->
          each.id().equals(gain.supervisorId()) ? each.withTraining(Training.STEP_1_2) : each);
    }
    return problem.withSupervisors(supervisors);
  }

  private static PlacementPlan moved(PlacementPlan plan, List<Assignment> moves) {
    Map<String, Assignment> byId = new HashMap<>();
    moves.forEach(move -> byId.put(move.placementId(), move));
    return new PlacementPlan(
        plan.assignments().stream()
            .map(each -> byId.getOrDefault(each.placementId(), each))
            .toList());
  }

  @Test
  void whoeverHasNoPlaceForWantOfATrainedSupervisorGetsOne() {
    TestProblem test =
        new TestProblem()
            .unit("B", unit -> {})
            .supervisor("S", "U", each -> each.maxPerTerm = 1)
            .supervisor("untrained", "B", each -> each.training = Training.NONE)
            .placed("P1", "S", "A")
            .unplaced("P2");
    List<TrainedGain> gains = new NextTrained(test.problem(), test.plan()).best(5);
    assertThat(gains).extracting(TrainedGain::newlyPlaced).containsOnly(1);
    TrainedGain atB =
        gains.stream().filter(gain -> gain.unitId().equals("B")).findFirst().orElseThrow();
    assertThat(atB.supervisorId()).isEqualTo("untrained");
    assertThat(atB.isNew()).isFalse();
    assertThat(atB.moves()).extracting(Assignment::placementId).containsExactly("P2");
    TrainedGain atU =
        gains.stream().filter(gain -> gain.unitId().equals("U")).findFirst().orElseThrow();
    assertThat(atU.isNew()).isTrue();
    assertThat(atU.supervisorId()).isEqualTo("NY-1");
  }

  @Test
  void aPlaceThatBecomesFreeIsTakenByWhoeverHasNone() {
    // P2 may only be at a psychiatry unit, whose one place P1 has; P1 can be anywhere.
    TestProblem test =
        new TestProblem()
            .unit("home", unit -> {})
            .unit(
                "U",
                unit -> {
                  unit.kind = UnitKind.PSYCHIATRY;
                  unit.maxTrainees = 1;
                })
            .supervisor("S", "U", each -> {})
            .supervisor("N", "home", each -> each.training = Training.NONE)
            .placed("P1", "S", "A")
            .unplaced("P2", each -> each.requiredUnitKinds = List.of(UnitKind.PSYCHIATRY));
    TrainedGain gain =
        new NextTrained(test.problem(), test.plan())
            .best(5).stream()
                .filter(each -> each.unitId().equals("home"))
                .findFirst()
                .orElseThrow();
    assertThat(gain.newlyPlaced()).isOne();
    assertThat(gain.moves())
        .containsExactlyInAnyOrder(new Assignment("P1", "N", "A"), new Assignment("P2", "S", "A"));
  }

  @Test
  void whereNothingGetsBetterNothingIsTold() {
    TestProblem test = new TestProblem();
    assertThat(new NextTrained(test.problem(), test.plan()).best(5)).isEmpty();
  }
}
