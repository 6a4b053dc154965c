package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.plan.Assignment;

class PlanChangeTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void manyStepsMergedLeadToTheSamePlanAsEachInTurn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Assignment> first = plan(random, 30);
    List<Assignment> last = first;
    List<List<PlanChange>> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<Assignment> next = moved(last, random);
      steps.add(PlanChange.between(last, next));
      last = next;
    }

    List<PlanChange> merged = PlanChange.merged(steps);

    assertThat(PlanChange.apply(first, merged)).isEqualTo(last);
    assertThat(merged).containsExactlyInAnyOrderElementsOf(PlanChange.between(first, last));
  }

  @Test
  void aPlacementThatCameBackIsLeftOut() {
    Assignment here = new Assignment("P1", "S1", "A1");
    Assignment there = new Assignment("P1", "S2", "A1");

    List<PlanChange> merged =
        PlanChange.merged(
            List.of(
                PlanChange.between(List.of(here), List.of(there)),
                PlanChange.between(List.of(there), List.of(here))));

    assertThat(merged).isEmpty();
  }

  private static List<Assignment> plan(SplittableRandom random, int size) {
    List<Assignment> plan = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      plan.add(assignment("P" + i, random));
    }
    return plan;
  }

  private static List<Assignment> moved(List<Assignment> plan, SplittableRandom random) {
    List<Assignment> moved = new ArrayList<>(plan);
    for (int i = 0; i < 4; i++) {
      int at = random.nextInt(plan.size());
      moved.set(at, assignment(plan.get(at).placementId(), random));
    }
    return moved;
  }

  private static Assignment assignment(String placement, SplittableRandom random) {
    int supervisor = random.nextInt(4);
    return supervisor == 0
        ? new Assignment(placement, null, null)
        : new Assignment(placement, "S" + supervisor, "A" + random.nextInt(2));
  }
}
