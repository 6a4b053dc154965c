package org.platsa.solver.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Every rule that looks at one placement at one place and at nobody else (<i>lokala regler</i>).
 * The streams, the search, the bound, the explanation and the warnings all read this table. What a
 * rule costs is its amount times its weight; where a hard one has an amount above 0, the placement
 * must not be.
 *
 * <p>Rules that the unit alone decides stand first, so that {@link #unitPosition} can be the
 * ordinal.
 */
public enum LocalRule {
  UNIT_KIND(ConstraintId.UNIT_KIND, LocalRule::wrongKind),
  UNIT_EXCLUDED(ConstraintId.UNIT_EXCLUDED, LocalRule::excluded),
  UNIT_REQUIREMENT(ConstraintId.UNIT_REQUIREMENT, LocalRule::missingRequirements),
  TRAVEL_LIMIT(ConstraintId.TRAVEL_LIMIT, LocalRule::tooFar),
  TRAVEL(ConstraintId.TRAVEL, LocalRule::travel),
  PREFERENCE(ConstraintId.PREFERENCE, LocalRule::gradesFromPreference),
  /**
   * The part of rule revisit that is about earlier terms. The whole of it also counts the student's
   * other placements of this term: {@link SharedRules#revisits}.
   */
  VISITED(ConstraintId.REVISIT, LocalRule::visitedBefore),
  LANGUAGE(ConstraintId.LANGUAGE, LocalRule::withoutCoach),
  SUPERVISOR_AVAILABLE(ConstraintId.SUPERVISOR_AVAILABLE, LocalRule::unavailable),
  UNIT_CLOSED(
      ConstraintId.UNIT_CLOSED,
      LocalRule::closed,
      supervisor -> false,
      (placement, student) -> placement.kind()),
  TRAINED_SUPERVISOR(
      ConstraintId.TRAINED_SUPERVISOR,
      LocalRule::untrained,
      supervisor -> supervisor.training().isTrained(),
      (placement, student) -> placement.kind()),
  PROFESSION(
      ConstraintId.PROFESSION,
      LocalRule::otherProfession,
      supervisor -> Set.copyOf(supervisor.professions()),
      (placement, student) -> Objects.<Object>requireNonNullElse(placement.profession(), false)),
  PERIOD_ALLOWED(ConstraintId.PERIOD_ALLOWED, LocalRule::outsideAllowedPeriods),
  PERIOD_PREFERENCE(ConstraintId.PERIOD_PREFERENCE, LocalRule::gradesFromPreferredPeriod),
  SUPPORT(
      ConstraintId.SUPPORT,
      LocalRule::stepsFromSupport,
      supervisor -> supervisor.training() == Training.STEP_3,
      (placement, student) -> student.needsSupport()),
  STABILITY(ConstraintId.STABILITY, LocalRule::changes, LocalRule::losses);

  private static final List<LocalRule> OF_UNIT =
      Arrays.stream(values()).filter(LocalRule::isOfUnit).toList();

  private static final List<LocalRule> OF_PLACE =
      Arrays.stream(values()).filter(rule -> !rule.isOfUnit()).toList();

  private static final LocalRule[] OBSTACLES_OF_PLACE =
      OF_PLACE.stream().filter(LocalRule::isObstacle).toArray(LocalRule[]::new);

  /** What it counts for that a published place is gone, against 1 for another supervisor there. */
  private static final int LOST = 3;

  private final ConstraintId id;

  /** Null unless the unit alone decides. */
  private final @Nullable AtUnit atUnit;

  /** Null unless the supervisor has a say, or both unit and period. */
  private final @Nullable AtPlace atPlace;

  /** Null unless the period alone decides. */
  private final @Nullable InPeriod inPeriod;

  /** Null if having no place costs nothing. */
  private final @Nullable Nowhere nowhere;

  private final SeenOfSupervisor seenOfSupervisor;
  private final SeenOfPlacement seenOfPlacement;

  LocalRule(ConstraintId id, AtUnit atUnit) {
    this(id, atUnit, null, null, null, supervisor -> false, (placement, student) -> false);
  }

  LocalRule(ConstraintId id, InPeriod inPeriod) {
    this(id, null, null, inPeriod, null, supervisor -> false, (placement, student) -> false);
  }

  /** A rule that sees nothing of a supervisor but when they are available. */
  LocalRule(ConstraintId id, AtPlace atPlace) {
    this(id, null, atPlace, null, null, supervisor -> false, (placement, student) -> false);
  }

  /** A rule that sees nothing of a supervisor but whether somebody was published with them. */
  LocalRule(ConstraintId id, AtPlace atPlace, Nowhere nowhere) {
    this(id, null, atPlace, null, nowhere, supervisor -> false, (placement, student) -> false);
  }

  LocalRule(
      ConstraintId id,
      AtPlace atPlace,
      SeenOfSupervisor seenOfSupervisor,
      SeenOfPlacement seenOfPlacement) {
    this(id, null, atPlace, null, null, seenOfSupervisor, seenOfPlacement);
  }

  LocalRule(
      ConstraintId id,
      @Nullable AtUnit atUnit,
      @Nullable AtPlace atPlace,
      @Nullable InPeriod inPeriod,
      @Nullable Nowhere nowhere,
      SeenOfSupervisor seenOfSupervisor,
      SeenOfPlacement seenOfPlacement) {
    this.id = id;
    this.atUnit = atUnit;
    this.atPlace = atPlace;
    this.inPeriod = inPeriod;
    this.nowhere = nowhere;
    this.seenOfSupervisor = seenOfSupervisor;
    this.seenOfPlacement = seenOfPlacement;
  }

  /** The amount of a rule that the unit alone decides. */
  @FunctionalInterface
  private interface AtUnit {
    long amount(Placement placement, Student student, Unit unit, int minutes);
  }

  /** The amount of a rule that the period alone decides. */
  @FunctionalInterface
  private interface InPeriod {
    long amount(ProblemIndex problem, int placement, int period);
  }

  /** The amount of a rule that depends on the supervisor, or on unit and period. */
  @FunctionalInterface
  private interface AtPlace {
    long amount(ProblemIndex problem, int placement, int supervisor, int period);
  }

  /** The amount of having no place. */
  @FunctionalInterface
  private interface Nowhere {
    long amount(ProblemIndex problem, int placement);
  }

  /** See {@link LocalRule#seenOf(Supervisor)}. */
  @FunctionalInterface
  private interface SeenOfSupervisor {
    Object of(Supervisor supervisor);
  }

  /** See {@link LocalRule#seenOf(Placement, Student)}. */
  @FunctionalInterface
  private interface SeenOfPlacement {
    Object of(Placement placement, Student student);
  }

  /** Those that the unit alone decides, whoever the supervisor is and whenever it is. */
  public static List<LocalRule> ofUnit() {
    return OF_UNIT;
  }

  /** Those that depend on the supervisor or the period. */
  public static List<LocalRule> ofPlace() {
    return OF_PLACE;
  }

  /** The rule in the table of all rules. */
  public ConstraintId id() {
    return id;
  }

  /** Its position in {@link #ofUnit()}, from 0 on; meaningless for a rule that is not there. */
  public int unitPosition() {
    return ordinal();
  }

  /** Whether the unit alone decides it. */
  public boolean isOfUnit() {
    return atUnit != null;
  }

  /** Whether the period alone decides it, wherever that is. */
  public boolean isOfPeriod() {
    return inPeriod != null;
  }

  /** Whether it is hard: no placement may be where it has an amount. */
  public boolean isObstacle() {
    return id.level() == ConstraintLevel.HARD;
  }

  /** Whether this is all of the rule {@link #id()}; {@link #VISITED} is only a part of revisit. */
  public boolean isWholeRule() {
    return this != VISITED;
  }

  /** Whether it may also cost something that a placement has no place. */
  public boolean countsUnplaced() {
    return nowhere != null;
  }

  /**
   * Units of breach at a unit.
   *
   * @param minutes travel one way
   * @throws IllegalStateException unless {@link #isOfUnit()}
   */
  public long amount(Placement placement, Student student, Unit unit, int minutes) {
    if (atUnit == null) {
      throw new IllegalStateException(this + " is not about the unit alone");
    }
    return atUnit.amount(placement, student, unit, minutes);
  }

  /**
   * Units of breach at a place.
   *
   * @param placement by position, as supervisor and period are
   */
  public long amount(ProblemIndex problem, int placement, int supervisor, int period) {
    if (atPlace != null) {
      return atPlace.amount(problem, placement, supervisor, period);
    }
    if (inPeriod != null) {
      return inPeriod.amount(problem, placement, period);
    }
    int unit = problem.unitOfSupervisor(supervisor);
    return amount(
        problem.placement(placement),
        problem.student(placement),
        problem.unit(unit),
        problem.minutes(placement, unit));
  }

  /**
   * Units of breach in a period.
   *
   * @param placement by position, as the period is
   * @throws IllegalStateException unless {@link #isOfPeriod()}
   */
  public long amountInPeriod(ProblemIndex problem, int placement, int period) {
    if (inPeriod == null) {
      throw new IllegalStateException(this + " is not about the period alone");
    }
    return inPeriod.amount(problem, placement, period);
  }

  /**
   * Whether no hard rule that depends on the supervisor or the period keeps a placement from a
   * place; says nothing of the rules that the unit alone decides.
   */
  public static boolean isPossible(
      ProblemIndex problem, int placement, int supervisor, int period) {
    for (LocalRule rule : OBSTACLES_OF_PLACE) {
      if (rule.amount(problem, placement, supervisor, period) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the rule sees of a supervisor, besides when they are available and who was published with
   * them. Supervisors of one unit of whom it sees the same are alike to it, which the bound counts
   * on.
   */
  public Object seenOf(Supervisor supervisor) {
    return seenOfSupervisor.of(supervisor);
  }

  /**
   * What the rule sees of a placement, besides its allowed periods and its published place.
   * Placements of which it sees the same are alike to it at any supervisor, which the bound counts
   * on. False if it sees nothing that could cost anything.
   */
  public Object seenOf(Placement placement, Student student) {
    return seenOfPlacement.of(placement, student);
  }

  /** Units of breach when the placement has no place. */
  public long amountUnplaced(ProblemIndex problem, int placement) {
    return nowhere == null ? 0 : nowhere.amount(problem, placement);
  }

  /** What a student lacks of what a unit requires; each thing once, however often it is named. */
  public static List<String> lacking(Student student, Unit unit) {
    return unit.requires().isEmpty()
        ? List.of()
        : unit.requires().stream()
            .filter(requirement -> !student.licences().contains(requirement))
            .distinct()
            .toList();
  }

  private static long wrongKind(Placement placement, Student student, Unit unit, int minutes) {
    List<UnitKind> kinds = placement.requiredUnitKinds();
    return count(!kinds.isEmpty() && !kinds.contains(unit.kind()));
  }

  private static long excluded(Placement placement, Student student, Unit unit, int minutes) {
    return count(student.excludedUnits().contains(unit.id()));
  }

  private static long missingRequirements(
      Placement placement, Student student, Unit unit, int minutes) {
    return lacking(student, unit).size();
  }

  private static long tooFar(Placement placement, Student student, Unit unit, int minutes) {
    return count(minutes > TravelTimes.LIMIT_MINUTES);
  }

  private static long travel(Placement placement, Student student, Unit unit, int minutes) {
    return TravelTimes.cost(minutes);
  }

  private static long gradesFromPreference(
      Placement placement, Student student, Unit unit, int minutes) {
    return Wishes.atUnit(student, unit);
  }

  private static long visitedBefore(Placement placement, Student student, Unit unit, int minutes) {
    return count(student.visitedUnits().contains(unit.id()));
  }

  private static long withoutCoach(Placement placement, Student student, Unit unit, int minutes) {
    return count(student.learnsSwedish() && !unit.languageCoach());
  }

  private static long untrained(ProblemIndex problem, int placement, int supervisor, int period) {
    return count(
        !problem.supervisor(supervisor).training().isTrained() && problem.needsTraining(placement));
  }

  private static long otherProfession(
      ProblemIndex problem, int placement, int supervisor, int period) {
    String needed = problem.placement(placement).profession();
    return count(needed != null && !problem.supervisor(supervisor).professions().contains(needed));
  }

  private static long unavailable(ProblemIndex problem, int placement, int supervisor, int period) {
    return count(!problem.isAvailable(supervisor, period));
  }

  private static long closed(ProblemIndex problem, int placement, int supervisor, int period) {
    int unit = problem.unitOfSupervisor(supervisor);
    return count(problem.isClosed(unit, period, problem.placement(placement).kind()));
  }

  private static long outsideAllowedPeriods(ProblemIndex problem, int placement, int period) {
    return count(!problem.isAllowed(placement, period));
  }

  private static long gradesFromPreferredPeriod(ProblemIndex problem, int placement, int period) {
    return problem.gradesFromPreferred(placement, period);
  }

  /** 0 with a step 3 supervisor, 1 at a unit that has an active one, otherwise 2. */
  private static long stepsFromSupport(
      ProblemIndex problem, int placement, int supervisor, int period) {
    if (!problem.student(placement).needsSupport()
        || problem.supervisor(supervisor).training() == Training.STEP_3) {
      return 0;
    }
    return problem.hasStep3(problem.unitOfSupervisor(supervisor)) ? 1 : 2;
  }

  /** 3 when unit or days differ from what was told, 1 when only the supervisor does. */
  private static long changes(ProblemIndex problem, int placement, int supervisor, int period) {
    PublishedPlace published = problem.placement(placement).published();
    if (published == null) {
      return 0;
    }
    if (problem.publishedUnit(placement) != problem.unitOfSupervisor(supervisor)
        || !published.isDuring(problem.period(period))) {
      return LOST;
    }
    return count(!published.supervisorId().equals(problem.supervisor(supervisor).id()));
  }

  private static long losses(ProblemIndex problem, int placement) {
    return problem.isPublished(placement) ? LOST : 0;
  }

  private static long count(boolean broken) {
    return broken ? 1 : 0;
  }
}
