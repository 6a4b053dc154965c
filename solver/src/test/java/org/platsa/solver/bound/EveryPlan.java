package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Supervisor;

/** Every plan of a tiny problem, pinned placements kept, in allowed periods. */
public final class EveryPlan {
  private EveryPlan() {}

  public static void of(Problem problem, Consumer<PlacementPlan> visitor) {
    extend(problem, new ArrayList<>(), visitor);
  }

  /**
   * Whether no placement that is not pinned has part in a broken hard rule: only such a plan may be
   * proposed, whatever pinned placements break among themselves.
   */
  public static boolean isProposable(Problem problem, Judgement judgement) {
    Set<String> pinned = new HashSet<>();
    problem.placements().stream().filter(Placement::isFixed).forEach(each -> pinned.add(each.id()));
    return judgement.broken().stream().allMatch(rule -> pinned.containsAll(rule.placementIds()));
  }

  /** The plan with nobody placed but the pinned. */
  public static PlacementPlan pinnedOnly(Problem problem) {
    return new PlacementPlan(
        problem.placements().stream()
            .map(each -> {
              var slot = each.pinned() ? each.assignment() : null;
              return slot == null
                  ? new Assignment(each.id(), null, null)
                  : new Assignment(each.id(), slot.supervisorId(), slot.periodId());
            })
            .toList());
  }

  private static void extend(
      Problem problem, List<Assignment> sofar, Consumer<PlacementPlan> visitor) {
    if (sofar.size() == problem.placements().size()) {
      visitor.accept(new PlacementPlan(sofar));
      return;
    }
    Placement next = problem.placements().get(sofar.size());
    List<Assignment> choices = new ArrayList<>();
    if (next.pinned()) {
      Slot slot = next.assignment();
      choices.add(
          slot == null
              ? new Assignment(next.id(), null, null)
              : new Assignment(next.id(), slot.supervisorId(), slot.periodId()));
    } else {
      choices.add(new Assignment(next.id(), null, null));
      for (Supervisor supervisor : problem.supervisors()) {
        for (String period : next.allowedPeriods()) {
          choices.add(new Assignment(next.id(), supervisor.id(), period));
        }
      }
    }
    for (Assignment choice : choices) {
      sofar.add(choice);
      extend(problem, sofar, visitor);
      sofar.removeLast();
    }
  }
}
