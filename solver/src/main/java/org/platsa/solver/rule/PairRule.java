package org.platsa.solver.rule;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;

/**
 * The hard rules about where two placements are (<i>parregler</i>), besides studentOverlap, which
 * looks at all of a student's together. Each is broken by a pair or not, whichever of the two is
 * named first.
 */
public enum PairRule {
  /** Of one student's placements one must come after the other, and perhaps soon after it. */
  ORDER(ConstraintId.PLACEMENT_ORDER) {
    @Override
    public boolean isBroken(Place one, Place other) {
      return areOfOneStudent(one, other)
          && areOutOfOrder(one.placement, one.when, other.placement, other.when);
    }
  },
  /** One student's placements must not be at one unit, or not at units of one kind. */
  REPEAT(ConstraintId.NO_REPEAT) {
    @Override
    public boolean isBroken(Place one, Place other) {
      Object onlyOnce = onlyOnce(one.student, one.unit);
      return onlyOnce != null
          && areOfOneStudent(one, other)
          && onlyOnce.equals(onlyOnce(other.student, other.unit));
    }
  },
  /** Two placements must not be at one unit in one week. */
  APART(ConstraintId.APART) {
    @Override
    public boolean isBroken(Place one, Place other) {
      return areApart(one.placement, other.placement)
          && one.unit.id().equals(other.unit.id())
          && one.when.overlap(other.when);
    }
  };

  private final ConstraintId id;

  PairRule(ConstraintId id) {
    this.id = id;
  }

  /**
   * Where a placement is, or could be.
   *
   * @param when the weeks of its period
   */
  public record Place(Student student, Placement placement, Unit unit, Weeks when) {}

  /** The rule in the table of all rules. */
  public ConstraintId id() {
    return id;
  }

  /** Whether two placements break it at these places. */
  public abstract boolean isBroken(Place one, Place other);

  /** Whether two of one student's placements could break a rule somewhere. */
  static boolean bindsSiblings(Student student, Placement one, Placement other) {
    return student.repeat() != null
        || one.after().contains(other.id())
        || other.after().contains(one.id());
  }

  /** Whether two placements must not be together, whoever of them says so. */
  public static boolean areApart(Placement one, Placement other) {
    return one.apart().contains(other.id()) || other.apart().contains(one.id());
  }

  private static boolean areOfOneStudent(Place one, Place other) {
    return one.student.id().equals(other.student.id());
  }

  /**
   * Rule placementOrder: whether one of a student's two placements must come after the other and
   * does not, or comes too late after it. Weeks are counted from any one week.
   */
  public static boolean areOutOfOrder(
      Placement one, Weeks oneWhen, Placement other, Weeks otherWhen) {
    return isOutOfOrder(one, oneWhen, other, otherWhen)
        || isOutOfOrder(other, otherWhen, one, oneWhen);
  }

  private static boolean isOutOfOrder(
      Placement later, Weeks laterWhen, Placement earlier, Weeks earlierWhen) {
    if (!later.after().contains(earlier.id())) {
      return false;
    }
    int between = laterWhen.first() - earlierWhen.end();
    Integer most = later.atMostWeeksApart();
    return between < 0 || (most != null && between > most);
  }

  /** Rule noRepeat: what of a unit the student may have only once; null if nothing. */
  public static @Nullable Object onlyOnce(Student student, Unit unit) {
    Repeat repeat = student.repeat();
    return repeat == null ? null : repeat == Repeat.NOT_UNIT ? unit.id() : unit.kind();
  }
}
