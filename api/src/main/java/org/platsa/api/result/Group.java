package org.platsa.api.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/** Several placements that somebody wants to move together (<i>de valda</i>). */
public final class Group {
  /** As many as are moved together at most: each of them is tried in every cell of the board. */
  public static final int MOST = 100;

  private Group() {}

  /**
   * The placements, each once.
   *
   * @throws ApiException 422 with every fault: none, more than {@value #MOST}, or one that the
   *     problem does not have
   */
  public static Set<String> of(Problem problem, List<String> placementIds) {
    List<ErrorIssue> issues = new ArrayList<>();
    Set<String> group = new LinkedHashSet<>(placementIds);
    if (group.isEmpty() || group.size() > MOST) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "placementId",
              Integer.toString(group.size()),
              "Välj 1 till " + MOST + " placeringar, inte " + group.size() + ".",
              "Choose 1 to " + MOST + " placements, not " + group.size() + "."));
    }
    Set<String> known =
        problem.placements().stream().map(Placement::id).collect(Collectors.toSet());
    group.stream()
        .filter(id -> !known.contains(id))
        .limit(MOST)
        .forEach(id ->
            issues.add(
                ErrorIssue.error(
                    "DANGLING_ID",
                    "placementId",
                    id,
                    "Det finns ingen placering ”" + id + "”.",
                    "There is no placement '" + id + "'.")));
    if (!issues.isEmpty()) {
      throw ApiException.invalid("These cannot be moved together", issues);
    }
    return group;
  }
}
