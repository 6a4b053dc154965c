package org.platsa.api.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.api.run.Beginning;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/**
 * One version of a draft, judged and ready to answer questions (<i>utkastets plan</i>).
 *
 * @param problem what it is a plan of, with the weights it is judged by
 * @param before where everybody was as the draft began, by placement id, in the problem's order
 * @param seats where everybody is, likewise
 * @param plan the same as a plan
 * @param judgement what it is worth
 * @param beginning what the plan was worth that the draft began with
 * @param explainer prices and reasons
 */
public record DraftPlan(
    Problem problem,
    Map<String, Seat> before,
    Map<String, Seat> seats,
    PlacementPlan plan,
    Judgement judgement,
    Judgement beginning,
    Explainer explainer) {
  /** What a placement, a supervisor or a student takes in memory; measured on a nation. */
  private static final long BYTES_EACH = 400;

  public DraftPlan {
    before = Collections.unmodifiableMap(before);
    seats = Collections.unmodifiableMap(seats);
  }

  /** Judges a version of a draft. */
  static DraftPlan of(Problem problem, List<Assignment> beginning, DraftHistory history) {
    Map<String, Seat> before = seats(problem, beginning);
    Map<String, Seat> seats = history.applied(before);
    PlacementPlan plan = plan(seats);
    PlanChecker checker = new PlanChecker(problem);
    return new DraftPlan(
        problem,
        before,
        seats,
        plan,
        checker.judge(plan),
        checker.judge(plan(before)),
        // Pinned is whom the draft pins, wherever the problem has them.
        new Explainer(fromHere(seats).applied(problem), plan));
  }

  /** What a run begins with that plans on from here. */
  Beginning fromHere() {
    return fromHere(seats);
  }

  private static Beginning fromHere(Map<String, Seat> seats) {
    return new Beginning(
        seats.entrySet().stream()
            .map(seat ->
                new Beginning.PlannedSeat(
                    seat.getKey(),
                    seat.getValue().supervisorId(),
                    seat.getValue().periodId(),
                    seat.getValue().pinned()))
            .toList());
  }

  /** Pinned at first is whom the problem pins. */
  private static Map<String, Seat> seats(Problem problem, List<Assignment> plan) {
    Map<String, Seat> seats = new LinkedHashMap<>();
    for (Placement placement : problem.placements()) {
      seats.put(placement.id(), new Seat(null, null, false));
    }
    Map<String, Placement> placements = new LinkedHashMap<>();
    problem.placements().forEach(placement -> placements.put(placement.id(), placement));
    for (Assignment assignment : plan) {
      Placement placement = placements.get(assignment.placementId());
      if (placement != null) {
        seats.put(
            placement.id(),
            new Seat(
                assignment.supervisorId(),
                assignment.periodId(),
                assignment.isPlaced() && placement.pinned()));
      }
    }
    return seats;
  }

  private static PlacementPlan plan(Map<String, Seat> seats) {
    List<Assignment> assignments = new ArrayList<>();
    seats.forEach(
        (id, seat) -> assignments.add(new Assignment(id, seat.supervisorId(), seat.periodId())));
    return new PlacementPlan(assignments);
  }

  long heap() {
    return BYTES_EACH
        * (problem.placements().size() + problem.supervisors().size() + problem.students().size());
  }
}
