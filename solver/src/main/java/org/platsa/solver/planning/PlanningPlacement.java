package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Student;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.ProblemIndex;

/**
 * A placement (<i>praktikplacering</i>) and where the plan puts it. Without a supervisor it is
 * unplaced, and its period then means nothing.
 */
@PlanningEntity
public class PlanningPlacement {
  /** The name of the variable that says with whom. */
  public static final String SUPERVISOR = "supervisor";

  /** The name of the variable that says when. */
  public static final String PERIOD = "period";

  @PlanningId private String id;
  private int index;
  private Placement placement;
  private Student student;
  private PlanningProvider provider;
  private ProblemIndex problem;

  /** Those that were asked for so far. */
  private Map<PlanningUnit, UnitFit> fits;

  /** The last fit that was asked for: the rules ask for the same one, one rule after another. */
  private @Nullable UnitFit lastFit;

  private @Nullable PlanningUnit lastUnit;

  private List<PlanningPeriod> allowedPeriods;

  /** The allowed periods, and perhaps one more that a hand-made plan has put it in. */
  @ValueRangeProvider(id = "periods")
  private List<PlanningPeriod> periodRange;

  @PlanningPin private boolean pinned;

  @PlanningVariable(allowsUnassigned = true, valueRangeProviderRefs = "supervisors")
  private @Nullable PlanningSupervisor supervisor;

  @PlanningVariable(valueRangeProviderRefs = "periods")
  private PlanningPeriod period;

  /** For Timefold only. */
  @SuppressWarnings("NullAway.Init")
  PlanningPlacement() {}

  /**
   * A placement without a place.
   *
   * @param first a period to stand in where none is allowed, since Timefold needs one
   */
  PlanningPlacement(
      ProblemIndex problem,
      int index,
      PlanningProvider provider,
      List<PlanningPeriod> allowedPeriods,
      PlanningPeriod first) {
    this.problem = problem;
    this.index = index;
    this.placement = problem.placement(index);
    this.id = placement.id();
    this.student = problem.student(index);
    this.provider = provider;
    this.allowedPeriods = allowedPeriods;
    this.period = allowedPeriods.isEmpty() ? first : allowedPeriods.getFirst();
    this.periodRange = allowedPeriods.isEmpty() ? List.of(first) : allowedPeriods;
    this.fits = new HashMap<>();
    this.pinned = placement.isFixed();
  }

  public String id() {
    return id;
  }

  /** Position among the problem's placements. */
  public int index() {
    return index;
  }

  /** The document's record. */
  public Placement placement() {
    return placement;
  }

  public Student student() {
    return student;
  }

  public PlanningProvider provider() {
    return provider;
  }

  public PlacementKind kind() {
    return placement.kind();
  }

  /** In percent of full time. */
  public int intensity() {
    return placement.intensity();
  }

  /** Whether it may share a supervisor with another. */
  public boolean mayPair() {
    return placement.peerLearning();
  }

  /**
   * Whether the two would be partners with one supervisor at a peer-learning unit: both may be
   * paired, they are of one kind, and the other one is in this period.
   *
   * @param when the period of this one
   */
  public boolean fitsAsPartner(PlanningPlacement other, PlanningPeriod when) {
    return mayPair() && other.mayPair() && other.kind().equals(kind()) && other.period() == when;
  }

  /** Each once, in the document's order. */
  public List<PlanningPeriod> allowedPeriods() {
    return allowedPeriods;
  }

  /** Whether something has to be put right before it can have a place. */
  public boolean isSetAside() {
    return placement.setAside() != null || student.setAside() != null;
  }

  public boolean isPinned() {
    return pinned;
  }

  /** Whether the student has no other placement in the problem. */
  public boolean isOnlyOfStudent() {
    return problem.siblingCount(index) == 0;
  }

  /** Whether there are others together with which it could break a {@link PairRule}. */
  public boolean isBound() {
    return problem.boundCount(index) > 0;
  }

  /** Whether it could break a {@link PairRule} together with another placement. */
  public boolean isBoundTo(PlanningPlacement other) {
    for (int i = 0; i < problem.boundCount(index); i++) {
      if (problem.bound(index, i) == other.index) {
        return true;
      }
    }
    return false;
  }

  /** The same for all placements that are bound to each other, directly or through others. */
  public int knot() {
    return problem.knot(index);
  }

  /**
   * Whether it would break a rule at a unit in a period together with another placement, which must
   * have a place.
   */
  public boolean breaks(
      PairRule rule, PlanningUnit where, PlanningPeriod when, PlanningPlacement other) {
    return problem.breaks(
        rule,
        index,
        where.index(),
        when.index(),
        other.index,
        other.unit().index(),
        other.period.index());
  }

  ProblemIndex problem() {
    return problem;
  }

  /** The supervisor, or null when unplaced. */
  public @Nullable PlanningSupervisor supervisor() {
    return supervisor;
  }

  /**
   * The supervisor of a placement that has a place.
   *
   * @throws IllegalStateException if it has none
   */
  public PlanningSupervisor supervisorOrThrow() {
    if (supervisor == null) {
      throw new IllegalStateException("placement " + id + " is not placed");
    }
    return supervisor;
  }

  /** When it is; meaningless when unplaced. */
  public PlanningPeriod period() {
    return period;
  }

  public boolean isPlaced() {
    return supervisor != null;
  }

  public boolean isUnplaced() {
    return supervisor == null;
  }

  /**
   * The unit of a placement that has a place.
   *
   * @throws IllegalStateException if it has none
   */
  public PlanningUnit unit() {
    return supervisorOrThrow().unit();
  }

  /** How it suits the unit where it is. */
  public UnitFit fit() {
    return fit(unit());
  }

  /** Minutes one way to a unit, as users are told; null if the home is not known. */
  public @Nullable Integer travel(PlanningUnit other) {
    return student.home() == null ? null : fit(other).minutes();
  }

  /** How it would suit a unit. */
  public UnitFit fit(PlanningUnit other) {
    UnitFit last = lastFit;
    if (other == lastUnit && last != null) {
      return last;
    }
    UnitFit known = fits.get(other);
    if (known == null) {
      known = assess(other);
      fits.put(other, known);
    }
    lastUnit = other;
    lastFit = known;
    return known;
  }

  /** The same without keeping it: for looks at far more units than will be used. */
  public UnitFit assess(PlanningUnit other) {
    return UnitFit.of(problem, index, other.index());
  }

  /** Units of breach of a rule where it is now, or for having no place. */
  public long amount(LocalRule rule) {
    PlanningSupervisor where = supervisor;
    if (where == null) {
      return rule.amountUnplaced(problem, index);
    }
    return amount(rule, where, period);
  }

  /** Units of breach of a rule if it were there. */
  public long amount(LocalRule rule, PlanningSupervisor where, PlanningPeriod when) {
    return rule.isOfUnit()
        ? fit(where.unit()).amount(rule)
        : rule.amount(problem, index, where.index(), when.index());
  }

  /** Whether its period has this week of the term. */
  public boolean covers(int week) {
    return period.covers(week);
  }

  /** What it costs on the medium level to leave it unplaced. */
  public long unplacedCost() {
    return provider.unplacedCost(kind());
  }

  /**
   * Whether no hard rule that depends on supervisor or period keeps it from them, however full they
   * are; says nothing of the rules that the unit alone decides, for which see {@link
   * UnitFit#isPossible}.
   */
  public boolean isPossible(PlanningSupervisor where, PlanningPeriod when) {
    return LocalRule.isPossible(problem, index, where.index(), when.index());
  }

  /** Whether the two share a week. */
  public boolean overlaps(PlanningPlacement other) {
    return period.overlaps(other.period);
  }

  /** Whether the student has been at the unit in an earlier term. */
  public boolean isRevisit() {
    return amount(LocalRule.VISITED) > 0;
  }

  /** Gives it a place before planning starts, be the period allowed or not. */
  void assign(PlanningSupervisor newSupervisor, PlanningPeriod newPeriod) {
    if (!periodRange.contains(newPeriod)) {
      periodRange = Stream.concat(periodRange.stream(), Stream.of(newPeriod)).toList();
    }
    supervisor = newSupervisor;
    period = newPeriod;
    newSupervisor.placements().add(this);
  }

  /** Takes its place away before planning starts. */
  void unassign() {
    supervisorOrThrow().placements().remove(this);
    supervisor = null;
  }

  /** For moves, which must tell Timefold of the change. */
  public void setSupervisor(@Nullable PlanningSupervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** For moves, which must tell Timefold of the change. */
  public void setPeriod(PlanningPeriod period) {
    this.period = period;
  }

  @Override
  public String toString() {
    return id + " -> " + supervisor + " " + period;
  }
}
