package org.platsa.solver.bound;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LeastCost;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.IndexedProblem;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.ProgramBuilder;
import org.platsa.solver.bound.model.RisingUnitCosts;
import org.platsa.solver.bound.parts.BoundTuning;
import org.platsa.solver.bound.parts.CrowdingGuess;
import org.platsa.solver.bound.parts.PartLayout;
import org.platsa.solver.bound.parts.PartedRelaxation;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/**
 * The two levels of the program in their order (<i>nivåerna i tur och ordning</i>): the least
 * medium cost first, then the least soft cost with no more medium cost than that. Keeps what is
 * proven of both, and tells of each better bound.
 */
final class LevelByLevel {
  // What proves a bound, in words for people.
  static final String RELAXED = "linear relaxation (GLOP)";
  static final String IN_PARTS = "linear relaxation in parts (GLOP)";
  static final String WHOLE = "integer program (SCIP)";

  /**
   * How much dearer than the relaxation, in medium cost, a column of the medium level's first
   * program in whole numbers may be: a little more than the least that anybody counts for.
   */
  private static final double MEDIUM_OPEN = 4;

  private static final BoundTuning TUNING = BoundTuning.TRIED;

  final PlacementProgram program;
  final Deadline deadline;
  private final long hard;
  private final Consumer<Bound> raised;
  private long medium;
  private long soft = -LinearProgram.NONE;
  private String method = RELAXED;
  private @Nullable Bound best;
  private @Nullable LeastCost mediumLevel;

  /**
   * The levels of a problem's whole program.
   *
   * @throws ProgramTooLargeException if the problem is too large for it
   */
  LevelByLevel(Problem problem, AllowedPlaces allowed, Deadline deadline, Consumer<Bound> raised) {
    this(
        problem,
        ProgramBuilder.build(
            new IndexedProblem(problem),
            (i, unit, period) ->
                allowed.allows(
                    problem.placements().get(i).id(),
                    problem.units().get(unit).id(),
                    problem.periods().get(period).id())),
        deadline,
        raised);
  }

  /**
   * The levels of a program.
   *
   * @param program of the problem
   * @param raised told each better bound
   */
  LevelByLevel(
      Problem problem, PlacementProgram program, Deadline deadline, Consumer<Bound> raised) {
    this.program = program;
    this.deadline = deadline;
    this.raised = raised;
    hard = new PlanChecker(problem).judge(pinnedOnly(problem)).cost().hard();
    medium = leastMedium();
  }

  private static PlacementPlan pinnedOnly(Problem problem) {
    return new PlacementPlan(
        problem.placements().stream()
            .map(placement -> {
              Slot slot = placement.isFixed() ? placement.assignment() : null;
              return slot == null
                  ? new Assignment(placement.id(), null, null)
                  : new Assignment(placement.id(), slot.supervisorId(), slot.periodId());
            })
            .toList());
  }

  /** The medium cost of a plan in which only those are unplaced who have no place to go to. */
  private long leastMedium() {
    IndexedProblem problem = program.problem;
    LinearProgram columns = program.program;
    long least = columns.constant(Objective.MEDIUM);
    long[] lacks = program.lackAtNone.clone();
    for (int i = 0; i < problem.placements.size(); i++) {
      if (program.hasNoChoice(i) && program.unplacedColumn[i] >= 0) {
        least += columns.cost(Objective.MEDIUM, program.unplacedColumn[i]);
        lacks[problem.provider[i]]++;
      }
    }
    for (int provider = 0; provider < lacks.length; provider++) {
      int column = program.lackColumn[provider];
      if (column >= 0) {
        least += Math.max(0, lacks[provider]) * columns.cost(Objective.MEDIUM, column);
      }
    }
    return least;
  }

  /** The highest medium cost known that no plan undercuts. */
  long medium() {
    return medium;
  }

  /** The soft level of plans with at most {@link #medium()}, not yet solved. */
  LeastCost soft() {
    return softUnder(medium, soft -> raise(soft, false));
  }

  /**
   * Relaxes both levels of a large problem part by part. Where there is room for everybody, the
   * medium level would prove nothing new and is left out.
   *
   * @param threads that relax parts side by side
   * @return the relaxation that tells where placements go; its bound is in {@link #best()}
   */
  PartedRelaxation relaxInParts(BoundTuning tuning, int threads) {
    method(IN_PARTS);
    program.program.capMedium(medium);
    PartLayout layout = new PartLayout(program);
    CostScale scale = CostScale.of(program, new RisingUnitCosts(program));
    CrowdingGuess crowding = CrowdingGuess.medium(program, deadline);
    if (!crowding.leavesAnybodyOut()) {
      PartedRelaxation soft =
          PartedRelaxation.soft(layout, medium, scale, tuning, threads, deadline, null);
      soft.solve(this::raiseSoft);
      if (!soft.leavesOut()) {
        return soft;
      }
    }
    program.program.uncapMedium();
    PartedRelaxation overfull =
        PartedRelaxation.medium(layout, crowding, scale, tuning, threads, deadline.half());
    overfull.solve(this::raiseMedium);
    raiseSoft(0);
    if (scale.free()) {
      return overfull;
    }
    program.program.capMedium(medium);
    PartedRelaxation within =
        PartedRelaxation.soft(layout, medium, scale, tuning, threads, deadline, overfull);
    within.solve(this::raiseSoft);
    return within;
  }

  private void raiseSoft(long proven) {
    raise(proven, false);
  }

  private void raiseMedium(long proven) {
    if (proven > medium) {
      medium = proven;
      soft = 0;
      raise(0, false);
    }
  }

  /**
   * The soft level of plans with at most this medium cost. With a cap above {@link #medium()} it
   * proves nothing about all plans, so it raises no bound.
   */
  LeastCost softUnder(long cap) {
    return softUnder(cap, soft -> {});
  }

  private LeastCost softUnder(long cap, LongConsumer raisedSoft) {
    program.program.capMedium(cap);
    double typical = CostScale.of(program, new RisingUnitCosts(program)).typical();
    return new LeastCost(
        program.program,
        Objective.SOFT,
        TUNING.open() * typical,
        TUNING.openShare(),
        deadline,
        raisedSoft);
  }

  /** The medium level, with what has been solved of it so far. */
  LeastCost mediumLevel() {
    program.program.uncapMedium();
    if (mediumLevel == null) {
      mediumLevel =
          new LeastCost(
              program.program,
              Objective.MEDIUM,
              MEDIUM_OPEN,
              TUNING.openShare(),
              deadline,
              this::raiseMedium);
    }
    return mediumLevel;
  }

  /** Notes a soft cost that no plan with {@link #medium()} undercuts. */
  private void raise(long proven, boolean optimal) {
    soft = Math.max(soft, proven);
    Bound better = new Bound(hard, medium, Math.max(0, soft), optimal, deadline.seconds(), method);
    if (!better.equals(best)) {
      best = better;
      raised.accept(better);
    }
  }

  /** Says what proves bounds from now on, for people. */
  void method(String now) {
    method = now;
  }

  /** Notes that a plan is known that costs just what the bound says. */
  void reached() {
    raise(soft, true);
  }

  /** The best bound so far; null if there is none. */
  @Nullable Bound best() {
    return best;
  }
}
