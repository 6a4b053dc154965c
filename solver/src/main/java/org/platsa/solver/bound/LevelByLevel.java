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
import org.platsa.solver.bound.model.SeatCosts;
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
 * medium cost first, then the least soft cost with no more than that.
 */
final class LevelByLevel {
  static final String RELAXED = "linear relaxation (GLOP)";
  static final String IN_PARTS = "linear relaxation in parts (GLOP)";
  static final String WHOLE = "integer program (SCIP)";

  /** How much dearer than the relaxation a column of the first program may be, in medium cost. */
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

  /** Of the whole program. */
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

  /** Medium cost if everyone is placed who has any place to go to at all. */
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

  /** Medium cost that no plan undercuts, as far as known. */
  long medium() {
    return medium;
  }

  /** The soft level under {@link #medium()}, nothing solved yet. */
  LeastCost soft() {
    return softUnder(medium, soft -> raise(soft, false));
  }

  /**
   * Both levels of a large problem, relaxed part by part. With room for everybody, the medium level
   * has nothing to add and is left out.
   *
   * @param threads that relax parts side by side
   * @return the relaxation that tells where placements go; its bound is in {@link #best()}
   */
  PartedRelaxation relaxInParts(BoundTuning tuning, int threads) {
    method(IN_PARTS);
    program.program.capMedium(medium);
    PartLayout layout = new PartLayout(program);
    CostScale scale = CostScale.of(program, new SeatCosts(program));
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

  /** The soft level under any medium cost: proves nothing about all plans. */
  LeastCost softUnder(long cap) {
    return softUnder(cap, soft -> {});
  }

  private LeastCost softUnder(long cap, LongConsumer raisedSoft) {
    program.program.capMedium(cap);
    double typical = CostScale.of(program, new SeatCosts(program)).typical();
    return new LeastCost(
        program.program,
        Objective.SOFT,
        TUNING.open() * typical,
        TUNING.openShare(),
        deadline,
        raisedSoft);
  }

  /** The medium level, with what was solved of it before. */
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

  /** Takes note of what no plan with {@link #medium()} undercuts. */
  private void raise(long proven, boolean optimal) {
    soft = Math.max(soft, proven);
    Bound better = new Bound(hard, medium, Math.max(0, soft), optimal, deadline.seconds(), method);
    if (!better.equals(best)) {
      best = better;
      raised.accept(better);
    }
  }

  /** From now on bounds are proven in this way. */
  void method(String now) {
    method = now;
  }

  /** A plan costs just what the bound says. */
  void reached() {
    raise(soft, true);
  }

  @Nullable Bound best() {
    return best;
  }
}
