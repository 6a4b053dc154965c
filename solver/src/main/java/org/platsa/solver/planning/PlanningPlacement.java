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

/**
 * A placement (<i>praktikplacering</i>) and where the plan puts it. Without a supervisor it is
 * unplaced, and its period then means nothing.
 */
@PlanningEntity
public class PlanningPlacement {
  /** The name of the variable. */
  public static final String SUPERVISOR = "supervisor";

  /** The name of the variable. */
  public static final String PERIOD = "period";

  @PlanningId private String id;
  private int index;
  private Placement placement;
  private Student student;
  private PlanningProvider provider;
  private TravelTimes travelTimes;
  private Map<PlanningUnit, Fit> fits;
  private @Nullable PlanningSupervisor publishedSupervisor;
  private @Nullable PlanningPeriod publishedPeriod;
  private List<Integer> siblings;

  private List<PlanningPeriod> allowedPeriods;

  /** The allowed periods, and the one that a hand-made plan chose in spite of them. */
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

  PlanningPlacement(
      Placement placement,
      int index,
      Student student,
      PlanningProvider provider,
      List<PlanningPeriod> allowedPeriods,
      TravelTimes travelTimes,
      List<Integer> siblings) {
    this.id = placement.id();
    this.index = index;
    this.placement = placement;
    this.student = student;
    this.provider = provider;
    this.allowedPeriods = allowedPeriods;
    this.periodRange = allowedPeriods;
    this.travelTimes = travelTimes;
    this.fits = new HashMap<>();
    this.siblings = siblings;
    this.pinned = placement.pinned();
    this.period = allowedPeriods.getFirst();
  }

  void setPublished(PlanningSupervisor publishedSupervisor, PlanningPeriod publishedPeriod) {
    this.publishedSupervisor = publishedSupervisor;
    this.publishedPeriod = publishedPeriod;
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

  /** Percent of full time. */
  public int intensity() {
    return placement.intensity();
  }

  /** Whether it may share a supervisor with another. */
  public boolean mayPair() {
    return placement.peerLearning();
  }

  public List<PlanningPeriod> allowedPeriods() {
    return allowedPeriods;
  }

  public boolean isPinned() {
    return pinned;
  }

  /** Whether the student has no other placement in the problem. */
  public boolean isOnlyOfStudent() {
    return siblings.isEmpty();
  }

  /** Positions of the student's other placements. */
  List<Integer> siblings() {
    return siblings;
  }

  /** The supervisor, or null when unplaced. */
  public @Nullable PlanningSupervisor supervisor() {
    return supervisor;
  }

  /** The supervisor of a placed one. */
  public PlanningSupervisor supervisorOrThrow() {
    if (supervisor == null) {
      throw new IllegalStateException("placement " + id + " is not placed");
    }
    return supervisor;
  }

  /** The period; means nothing when unplaced. */
  public PlanningPeriod period() {
    return period;
  }

  public boolean isPlaced() {
    return supervisor != null;
  }

  public boolean isUnplaced() {
    return supervisor == null;
  }

  /** The unit of a placed one. */
  public PlanningUnit unit() {
    return supervisorOrThrow().unit();
  }

  /** How it suits the unit where it is. */
  public Fit fit() {
    return fit(unit());
  }

  /** How it would suit a unit. */
  public Fit fit(PlanningUnit other) {
    Fit known = fits.get(other);
    if (known == null) {
      known = assess(other);
      fits.put(other, known);
    }
    return known;
  }

  /** The same, worked out anew and not kept: for looks at far more units than will be used. */
  public Fit assess(PlanningUnit other) {
    return Fit.of(this, other.unit(), travelTimes.minutes(student, other.unit()));
  }

  /** Whether it is there in this week of the term. */
  boolean covers(int week) {
    return week >= period.firstWeek() && week < period.endWeek();
  }

  /** What leaving it unplaced costs, on the medium level. */
  public long unplacedCost() {
    return provider.unplacedCost(kind());
  }

  public boolean lacksTrainedSupervisor() {
    return kind().needsTrainedSupervisor() && !supervisorOrThrow().isTrained();
  }

  public boolean lacksAvailableSupervisor() {
    return !supervisorOrThrow().isAvailable(period);
  }

  public boolean isOutsideAllowedPeriods() {
    return !allowedPeriods.contains(period);
  }

  public boolean overlaps(PlanningPlacement other) {
    return period.overlaps(other.period);
  }

  /** 0 with a step 3 supervisor, 1 at a unit that has an active one, otherwise 2. */
  public int stepsFromSupport() {
    return stepsFromSupport(supervisorOrThrow());
  }

  /** The same with another supervisor. */
  public int stepsFromSupport(PlanningSupervisor other) {
    if (!student.needsSupport() || other.isStep3()) {
      return 0;
    }
    return other.unit().hasStep3() ? 1 : 2;
  }

  public boolean isPublished() {
    return publishedSupervisor != null;
  }

  public @Nullable PlanningSupervisor publishedSupervisor() {
    return publishedSupervisor;
  }

  public @Nullable PlanningPeriod publishedPeriod() {
    return publishedPeriod;
  }

  /** 3 when unit or period differ from the published, or unplaced; 1 when only the supervisor. */
  public int changesFromPublished() {
    return changesFromPublished(supervisor, period);
  }

  /** The same if it were elsewhere. */
  public int changesFromPublished(@Nullable PlanningSupervisor there, PlanningPeriod then) {
    if (publishedSupervisor == null) {
      return 0;
    }
    if (there == null || then != publishedPeriod || there.unit() != publishedSupervisor.unit()) {
      return 3;
    }
    return there.id().equals(publishedSupervisor.id()) ? 0 : 1;
  }

  /** Puts it somewhere before planning starts; any period will do. */
  void assign(PlanningSupervisor newSupervisor, PlanningPeriod newPeriod) {
    if (!periodRange.contains(newPeriod)) {
      periodRange = Stream.concat(allowedPeriods.stream(), Stream.of(newPeriod)).toList();
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

  /** Itself in a period, to count it among others; belongs to no schedule. */
  PlanningPlacement joining(PlanningPeriod joinedPeriod) {
    PlanningPlacement joining =
        new PlanningPlacement(
            placement, index, student, provider, allowedPeriods, travelTimes, siblings);
    joining.period = joinedPeriod;
    return joining;
  }

  /** For moves, which tell Timefold of it. */
  public void setSupervisor(@Nullable PlanningSupervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** For moves, which tell Timefold of it. */
  public void setPeriod(PlanningPeriod period) {
    this.period = period;
  }

  @Override
  public String toString() {
    return id + " -> " + supervisor + " " + period;
  }
}
