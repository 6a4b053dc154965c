package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.ProblemIndex;

/** A problem in plain arrays, by the positions of {@link ProblemIndex}. */
public final class IndexedProblem {
  public final Problem problem;
  public final ProblemIndex index;
  public final List<Placement> placements;
  public final List<Unit> units;
  public final List<Supervisor> supervisors;
  public final List<Period> periods;
  public final List<EducationProvider> providers;

  /** By placement: its student. */
  public final Student[] student;

  /** By placement: the provider that asks for it. */
  public final int[] provider;

  /** By placement: where it must stay; null unless it is pinned to a place. */
  final @Nullable Seat[] pinnedSeat;

  /** By supervisor: the unit where they work. */
  public final int[] unitOf;

  /** By period: its first week, 0 being the term's first. */
  final int[] firstWeek;

  /** By period: the week after its last. */
  final int[] endWeek;

  /** Reads a valid problem. */
  public IndexedProblem(Problem problem) {
    this.problem = problem;
    index = new ProblemIndex(problem);
    placements = problem.placements();
    units = problem.units();
    supervisors = index.supervisors();
    periods = problem.periods();
    providers = problem.providers();
    firstWeek = IntStream.range(0, periods.size()).map(index::firstWeek).toArray();
    endWeek = IntStream.range(0, periods.size()).map(index::endWeek).toArray();
    unitOf = IntStream.range(0, supervisors.size()).map(index::unitOfSupervisor).toArray();
    provider = IntStream.range(0, placements.size()).map(index::provider).toArray();
    student =
        IntStream.range(0, placements.size()).mapToObj(index::student).toArray(Student[]::new);
    pinnedSeat = new Seat[placements.size()];
    for (int i = 0; i < pinnedSeat.length; i++) {
      Placement placement = placements.get(i);
      pinnedSeat[i] = placement.isFixed() ? seat(placement.assignment()) : null;
    }
  }

  /** A slot by position; null for none. */
  @Nullable Seat seat(@Nullable Slot slot) {
    return slot == null
        ? null
        : new Seat(
            index.supervisorPosition(slot.supervisorId()).orElseThrow(),
            index.periodPosition(slot.periodId()).orElseThrow());
  }

  /** Whether a placement must stay at the place where it is. */
  public boolean isPinned(int placement) {
    return placements.get(placement).isFixed();
  }

  /** Whether a period has a week. */
  public boolean covers(int period, int week) {
    return index.weeks(period).covers(week);
  }

  /** Rule placementOrder: whether two placements of a student do not go together in periods. */
  boolean areOutOfOrder(int placement, int period, int other, int otherPeriod) {
    return PairRule.areOutOfOrder(
        placements.get(placement),
        index.weeks(period),
        placements.get(other),
        index.weeks(otherPeriod));
  }

  /** Whether a placement would break a rule at a unit in a period together with a pinned one. */
  boolean isAtOddsWithPinned(int placement, int unit, int period) {
    for (int k = 0; k < index.boundCount(placement); k++) {
      int other = index.bound(placement, k);
      Seat seat = pinnedSeat[other];
      if (seat != null) {
        for (PairRule rule : PairRule.values()) {
          if (index.breaks(
              rule, placement, unit, period, other, unitOf[seat.supervisor], seat.period)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The periods a placement may be in, each once. */
  public List<Integer> allowedPeriods(int placement) {
    return IntStream.range(0, index.allowedPeriodCount(placement))
        .map(k -> index.allowedPeriod(placement, k))
        .distinct()
        .boxed()
        .toList();
  }

  /** Positions of the placements by student, those with two or more only. */
  Map<String, List<Integer>> placementsOfBusyStudents() {
    Map<String, List<Integer>> byStudent = new LinkedHashMap<>();
    for (int i = 0; i < placements.size(); i++) {
      byStudent.computeIfAbsent(student[i].id(), key -> new ArrayList<>()).add(i);
    }
    byStudent.values().removeIf(list -> list.size() < 2);
    return byStudent;
  }

  /** A supervisor and a period, by position. */
  record Seat(int supervisor, int period) {}
}
