package org.platsa.api.search;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.solve.StopReason;

/**
 * What a search's process tells of a plan (<i>besked</i>): only what differs from the plan that it
 * told before, since a large plan seldom changes much.
 *
 * @param moves from the plan told before; from nobody placed, the first time
 * @param cost as in {@link Improvement}
 * @param bound as in {@link Improvement}
 * @param reason why the search ended; null while it goes on
 * @param elapsed as in {@link Improvement}
 * @param scoreEvaluations as in {@link Improvement}
 */
record Told(
    List<Move> moves,
    Cost cost,
    @Nullable Bound bound,
    @Nullable StopReason reason,
    Duration elapsed,
    long scoreEvaluations) {
  private static final int NOWHERE = -1;

  /**
   * Where a placement goes, by position in the problem's lists.
   *
   * @param placement which
   * @param supervisor to whom, or -1
   * @param period when, or -1
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Move(int placement, int supervisor, int period) {}

  /** Makes one side's plans moves: for one thread. */
  static final class Teller {
    private final Map<String, Integer> supervisors = new HashMap<>();
    private final Map<String, Integer> periods = new HashMap<>();
    private List<Assignment> before;

    Teller(Problem problem) {
      for (Supervisor supervisor : problem.supervisors()) {
        supervisors.put(supervisor.id(), supervisors.size());
      }
      for (Period period : problem.periods()) {
        periods.put(period.id(), periods.size());
      }
      before = nobodyPlaced(problem);
    }

    Told tell(Improvement found) {
      return new Told(
          moves(found.plan()),
          found.cost(),
          found.bound(),
          null,
          found.elapsed(),
          found.scoreEvaluations());
    }

    Told tell(SolveResult result) {
      return new Told(
          moves(result.plan()),
          result.cost(),
          result.bound(),
          result.reason(),
          result.elapsed(),
          result.scoreEvaluations());
    }

    private List<Move> moves(PlacementPlan plan) {
      List<Assignment> now = plan.assignments();
      List<Move> moves = new ArrayList<>();
      for (int i = 0; i < now.size(); i++) {
        Assignment assignment = now.get(i);
        if (!assignment.equals(before.get(i))) {
          moves.add(
              new Move(
                  i,
                  supervisors.getOrDefault(assignment.supervisorId(), NOWHERE),
                  periods.getOrDefault(assignment.periodId(), NOWHERE)));
        }
      }
      before = now;
      return moves;
    }
  }

  /** Makes moves the other side's plans again: for one thread. */
  static final class Listener {
    private final Problem problem;
    private final Assignment[] plan;

    Listener(Problem problem) {
      this.problem = problem;
      this.plan = nobodyPlaced(problem).toArray(Assignment[]::new);
    }

    /** The plan that is told of. */
    PlacementPlan plan(Told told) {
      for (Move move : told.moves()) {
        String id = plan[move.placement()].placementId();
        plan[move.placement()] =
            move.supervisor() == NOWHERE
                ? new Assignment(id, null, null)
                : new Assignment(
                    id,
                    problem.supervisors().get(move.supervisor()).id(),
                    problem.periods().get(move.period()).id());
      }
      return new PlacementPlan(Arrays.asList(plan));
    }
  }

  private static List<Assignment> nobodyPlaced(Problem problem) {
    return problem.placements().stream()
        .map(placement -> new Assignment(placement.id(), null, null))
        .toList();
  }
}
