package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One student's need for one period (<i>praktikplacering</i>): the thing that is planned.
 *
 * @param id unique among placements
 * @param studentId who it is for
 * @param kind what it is for
 * @param allowedPeriods the periods it may be in; those that are not there do not count
 * @param requiredUnitKinds the kinds of unit it may be at, any of them; every kind when empty
 * @param intensity percent of full time, 1 to {@value #FULL_TIME}; an apprentice 50
 * @param peerLearning whether the student may be paired with another
 * @param assignment where it is now, if anywhere; with somebody or in a period that is not there it
 *     does not count
 * @param pinned whether the assignment must stay as it is; false when absent, and within a problem
 *     where the assignment does not count
 * @param published what the provider was last told, if anything
 * @param periodWishes which of its periods would be best, by grade; empty when absent
 * @param after ids of placements of the same student that must have ended before it begins; others
 *     do not count. Empty when absent
 * @param atMostWeeksApart how many weeks there may be between the end of each of those and its own
 *     beginning, 0 to {@value #MOST_WEEKS_APART}; null for any number
 * @param apart ids of placements, of anybody, with which it must not be at one unit in one week;
 *     what is not there does not count. Empty when absent; it is enough that one of two says so
 * @param profession what its supervisor must be (<i>yrke</i>), in a word of the problem's list;
 *     null for any
 * @param setAside what has to be put right before it can be planned (<i>lagd åt sidan</i>), such as
 *     a value of its row that could not be read: it has no place meanwhile, pinned or not; null
 *     when nothing has
 */
public record Placement(
    String id,
    String studentId,
    PlacementKind kind,
    List<String> allowedPeriods,
    List<UnitKind> requiredUnitKinds,
    int intensity,
    boolean peerLearning,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Slot assignment,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean pinned,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PublishedPlace published,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PeriodWish> periodWishes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> after,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer atMostWeeksApart,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> apart,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String profession,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String setAside) {
  /** Full time, in percent: what a student can have in a week, and a supervisor one at a time. */
  public static final int FULL_TIME = 100;

  /** The highest {@code atMostWeeksApart}: no term is longer. */
  public static final int MOST_WEEKS_APART = 53;

  public Placement {
    Invariants.id("id", id);
    Invariants.id("studentId", studentId);
    Invariants.required("kind", kind);
    allowedPeriods = Invariants.mentioned("allowedPeriods", allowedPeriods);
    requiredUnitKinds = Invariants.copy(requiredUnitKinds);
    Invariants.within("intensity", intensity, 1, FULL_TIME);
    periodWishes = Invariants.copy(periodWishes);
    after = Invariants.mentioned("after", after);
    apart = Invariants.mentioned("apart", apart);
    if (atMostWeeksApart != null) {
      Invariants.within("atMostWeeksApart", atMostWeeksApart, 0, MOST_WEEKS_APART);
    }
    if (profession != null) {
      Invariants.id("profession", profession);
    }
    Invariants.setAside(setAside);
  }

  /** A placement that is to be planned, in any of its periods and any order. */
  public Placement(
      String id,
      String studentId,
      PlacementKind kind,
      List<String> allowedPeriods,
      List<UnitKind> requiredUnitKinds,
      int intensity,
      boolean peerLearning,
      @Nullable Slot assignment,
      boolean pinned,
      @Nullable PublishedPlace published) {
    this(
        id,
        studentId,
        kind,
        allowedPeriods,
        requiredUnitKinds,
        intensity,
        peerLearning,
        assignment,
        pinned,
        published,
        null);
  }

  /** The same, set aside unless null is given for what has to be put right. */
  public Placement(
      String id,
      String studentId,
      PlacementKind kind,
      List<String> allowedPeriods,
      List<UnitKind> requiredUnitKinds,
      int intensity,
      boolean peerLearning,
      @Nullable Slot assignment,
      boolean pinned,
      @Nullable PublishedPlace published,
      @Nullable String setAside) {
    this(
        id,
        studentId,
        kind,
        allowedPeriods,
        requiredUnitKinds,
        intensity,
        peerLearning,
        assignment,
        pinned,
        published,
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        setAside);
  }

  /** Whether it must stay where it is: pinned, and to a place, and not set aside. */
  @JsonIgnore
  public boolean isFixed() {
    return pinned && assignment != null && setAside == null;
  }

  /**
   * The periods it may be in now: none while it or its student is set aside. What is pinned stays
   * where it is, whatever is to be put right in its student's row.
   *
   * @param student whose it is
   */
  public List<String> openPeriods(Student student) {
    boolean waits = setAside != null || (student.setAside() != null && !isFixed());
    return waits ? List.of() : allowedPeriods;
  }

  /** The same placement in other periods. */
  public Placement withAllowedPeriods(List<String> newPeriods) {
    return with(newPeriods, requiredUnitKinds, assignment, pinned, published, periodWishes);
  }

  /** The same placement at units of other kinds. */
  public Placement withRequiredUnitKinds(List<UnitKind> newKinds) {
    return with(allowedPeriods, newKinds, assignment, pinned, published, periodWishes);
  }

  /** The same placement somewhere else, or nowhere. */
  public Placement withAssignment(@Nullable Slot newAssignment, boolean nowPinned) {
    return with(
        allowedPeriods, requiredUnitKinds, newAssignment, nowPinned, published, periodWishes);
  }

  /** The same placement, of which the provider was told something else, or nothing. */
  public Placement withPublished(@Nullable PublishedPlace newPublished) {
    return with(allowedPeriods, requiredUnitKinds, assignment, pinned, newPublished, periodWishes);
  }

  /** The same placement, for which other periods would be best. */
  public Placement withPeriodWishes(List<PeriodWish> newWishes) {
    return with(allowedPeriods, requiredUnitKinds, assignment, pinned, published, newWishes);
  }

  /** The same placement after others of its student, so many weeks at most; null for any number. */
  public Placement withAfter(List<String> newAfter, @Nullable Integer newMostWeeksApart) {
    return new Placement(
        id,
        studentId,
        kind,
        allowedPeriods,
        requiredUnitKinds,
        intensity,
        peerLearning,
        assignment,
        pinned,
        published,
        periodWishes,
        newAfter,
        newMostWeeksApart,
        apart,
        profession,
        setAside);
  }

  /** The same placement, to be kept apart from others. */
  public Placement withApart(List<String> newApart) {
    return new Placement(
        id,
        studentId,
        kind,
        allowedPeriods,
        requiredUnitKinds,
        intensity,
        peerLearning,
        assignment,
        pinned,
        published,
        periodWishes,
        after,
        atMostWeeksApart,
        newApart,
        profession,
        setAside);
  }

  /** The same placement, with a supervisor of this profession; null for any. */
  public Placement withProfession(@Nullable String newProfession) {
    return new Placement(
        id,
        studentId,
        kind,
        allowedPeriods,
        requiredUnitKinds,
        intensity,
        peerLearning,
        assignment,
        pinned,
        published,
        periodWishes,
        after,
        atMostWeeksApart,
        apart,
        newProfession,
        setAside);
  }

  private Placement with(
      List<String> newPeriods,
      List<UnitKind> newKinds,
      @Nullable Slot newAssignment,
      boolean nowPinned,
      @Nullable PublishedPlace newPublished,
      List<PeriodWish> newWishes) {
    return new Placement(
        id,
        studentId,
        kind,
        newPeriods,
        newKinds,
        intensity,
        peerLearning,
        newAssignment,
        nowPinned,
        newPublished,
        newWishes,
        after,
        atMostWeeksApart,
        apart,
        profession,
        setAside);
  }
}
