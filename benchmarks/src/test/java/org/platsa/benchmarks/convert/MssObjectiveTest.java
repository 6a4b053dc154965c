package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;

/** Figures worked out by hand. */
class MssObjectiveTest {
  private static PlacementPlan plan(String... places) {
    List<Assignment> assignments = new ArrayList<>();
    for (String place : places) {
      String[] words = place.split(" ");
      assignments.add(new Assignment(words[0], words[1], words[2]));
    }
    return new PlacementPlan(assignments);
  }

  private static Mss two() {
    return Mss.of(2, 4, 2, 5)
        .with("StudDiscGroup", Mss.rows(new int[] {2, 1}, new int[] {1, 1}))
        .with("WeightPref", Mss.rows(new int[] {2, 3, -4, -1}, new int[] {1, 0, -5, -2}))
        .with("PrefStudDisc", Mss.rows(new int[] {1, 2, 3, 4}, new int[] {4, 3, 2, 1}))
        .with("PrefStudHosp", Mss.rows(new int[] {2, 1}, new int[] {5, 5}))
        .with("ManPref", "[5, 0, 1, 2]");
  }

  @Test
  void partsAreCountedStudentByStudentAndTheWorstOnceMore() {
    MssScore score =
        MssObjective.of(
            two().instance(),
            plan(
                "S1-D1 H1-D1-1 T2",
                "S1-D2 H2-D2-1 T3",
                "S1-D3 H1-D3-1 T5",
                "S1-D4 N-D4-1 N2-1",
                "S2-D1 H2-D1-1 T1",
                "S2-D2 N-D2-1 N1-1",
                "S2-D3 H2-D3-1 T2",
                "S2-D4 N-D4-1 N2-1"));

    // Student 1: 2 × (1 + 2 + 3) = 12; 3 × (2 + 1 + 2) = 15; 5 + 0 + 1 = 6; H1, H2, H1: 2 × -4;
    // waits in 1 and 4: -2; in all 23. Student 2: 4 + 2 = 6; 0; 5 + 1 = 6; 0; 0; in all 12.
    assertThat(score).isEqualTo(new MssScore(18, 15, 12, -8, -2, 12, List.of()));
    assertThat(score.total()).isEqualTo(47);
  }

  @Test
  void aDisciplineOfSeveralPeriodsCountsOnce() {
    MssInstance instance =
        Mss.of(1, 2, 2, 5)
            .with("Duration", "2")
            .with("WeightPref", "[| 3, 2, -1, -1 |]")
            .with("PrefStudDisc", "[| 2, 5 |]")
            .with("PrefStudHosp", "[| 1, 4 |]")
            .with("ManPref", "[1, 2]")
            .instance();

    MssScore score = MssObjective.of(instance, plan("S1-D1 H1-D1-1 T1", "S1-D2 H2-D2-1 T4"));

    // 3 × 7; 2 × 5; 3; one change; period 3 waited: 32, of the only student, so 64.
    assertThat(score).isEqualTo(new MssScore(21, 10, 3, -1, -1, 32, List.of()));
    assertThat(score.total()).isEqualTo(64);
  }

  @Test
  void everyBrokenRuleIsNamed() {
    MssInstance instance =
        two()
            .with("MaxDiscPerHosp", "2")
            .with("AllowedDisc", Mss.rows(new int[] {1, 1, 0, 1}, new int[] {1, 1, 1, 1}))
            .with("Availability", Mss.rows(new int[] {1, 1, 1, 1, 1}, new int[] {1, 0, 1, 1, 1}))
            .with("Ability", Mss.cube(2, 2, 4, i -> i == 8 ? 0 : 1))
            .with("MinPosHosp", Mss.cube(2, 4, 5, i -> i == 39 ? 1 : 0))
            .with(
                "Precededby",
                Mss.rows(
                    new int[] {0, 0, 0, 0},
                    new int[] {1, 0, 0, 0},
                    new int[] {0, 0, 0, 0},
                    new int[] {0, 0, 0, 0}))
            .instance();

    MssScore score =
        MssObjective.of(
            instance,
            plan(
                "S1-D1 H1-D1-1 T2",
                "S1-D2 H1-D2-1 T1",
                "S1-D3 H1-D3-1 T3",
                "S2-D1 H1-D1-1 T2",
                "S2-D4 H2-D4-1 T3",
                "S2-D3 H2-D3-1 T3"));

    assertThat(score.broken())
        .containsExactly(
            "Student 2 is at two wards in period 3.",
            "Student 1 does discipline 2 in period 1 without discipline 1 before it.",
            "Student 1 may not do discipline 3.",
            "Student 1 does 3 disciplines at hospital 1, more than 2.",
            "Student 2 is not available in period 2.",
            "Student 2 may not be at hospital 1 for discipline 1.",
            "Hospital 1 has 2 students for discipline 1 in period 2, not 0 to 1.",
            "Hospital 2 has 0 students for discipline 4 in period 5, not 1 to 1.");
  }

  @Test
  void aDisciplineThatIsCutShortOrTooManyAreNamed() {
    MssInstance instance = Mss.of(1, 4, 2, 4).with("Duration", "2").instance();

    int[][] hospital = {{0, 1, 0, -1}};
    int[][] discipline = {{0, 0, 1, -1}};
    assertThat(MssObjective.of(instance, hospital, discipline).broken())
        .containsExactly(
            "Student 1 does discipline 1 in 2 periods, not in 2 on end at one hospital.",
            "Student 1 does discipline 2 in 1 periods, not in 2 on end at one hospital.",
            "Student 1 does 1 disciplines of group 1, not 1.",
            "Student 1 does 0 disciplines of group 2, not 1.");
  }
}
