package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.benchmarks.convert.RankedChoices.Ranking;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;

/** Counts a plan by the ranks of the files alone; it knows nothing of Platsa's rules or costs. */
public final class ChoicesObjective {
  private ChoicesObjective() {}

  /**
   * Counts a plan.
   *
   * @param plan one of the problem that {@link ChoicesConverter} made of the choices
   */
  public static ChoicesScore of(RankedChoices choices, PlacementPlan plan) {
    Map<String, String> projects = ChoicesConverter.projectOfSupervisor(choices);
    Map<String, Ranking> rankings = new HashMap<>();
    choices.students().forEach(ranking -> rankings.put(ranking.student(), ranking));
    int[] byRank = new int[choices.last()];
    Map<String, Integer> there = new HashMap<>();
    int unchosen = 0;
    for (Assignment assignment : plan.assignments()) {
      Ranking ranking = rankings.get(assignment.placementId());
      String project =
          assignment.supervisorId() == null ? null : projects.get(assignment.supervisorId());
      if (ranking != null && project != null) {
        there.merge(project, 1, Integer::sum);
        Integer rank = ranking.ranks().get(project);
        if (rank == null) {
          unchosen++;
        } else {
          byRank[rank - 1]++;
        }
      }
    }
    List<String> broken = new ArrayList<>();
    choices
        .capacities()
        .forEach((project, most) -> {
          int has = there.getOrDefault(project, 0);
          if (has > most) {
            broken.add("%s has %d students, more than %d.".formatted(project, has, most));
          }
        });
    return new ChoicesScore(
        choices.students().size(), Arrays.stream(byRank).boxed().toList(), unchosen, broken);
  }
}
