package org.platsa.solver.validation;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Term;

/** Tries whether the weeks of a term can hold all that one student asks for. */
final class StudentTimetable {
  /** After so many trials a student is given up, and nothing is told. */
  private static final int MOST_TRIALS = 20_000;

  private final Term term;
  private final Map<String, Period> periods;
  private final int[] load;
  private int trials;

  StudentTimetable(Term term, Map<String, Period> periods) {
    this.term = term;
    this.periods = periods;
    this.load = new int[1 + (int) ChronoUnit.WEEKS.between(term.firstDay(), term.lastDay())];
  }

  /**
   * The fewest of a student's placements that cannot all have a period together with one more; none
   * if all can have one, or if it takes too long to find out.
   *
   * @param others those placements, which can all have periods without the one more
   */
  List<Placement> tooManyWith(Placement placement, List<Placement> others) {
    List<Placement> together = new ArrayList<>(others);
    together.add(placement);
    if (others.isEmpty() || fit(together)) {
      return List.of();
    }
    for (Placement other : others) {
      List<Placement> without = new ArrayList<>(together);
      without.remove(other);
      if (!fit(without)) {
        together = without;
      }
    }
    together.remove(placement);
    return together;
  }

  /** Whether these can all have a period; true also if it takes too long to find out. */
  private boolean fit(List<Placement> placements) {
    if (volume(placements) > Placement.FULL_TIME * weeksOf(placements)) {
      return false;
    }
    trials = 0;
    return fit(placements, 0) || trials >= MOST_TRIALS;
  }

  /** Percent of full time in all weeks together, each in its shortest period. */
  private int volume(List<Placement> placements) {
    return placements.stream()
        .mapToInt(placement ->
            placement.intensity()
                * knownPeriodsOf(placement)
                    .mapToInt(period -> period.mondays().size())
                    .min()
                    .orElse(0))
        .sum();
  }

  /** How many weeks are in any of their periods. */
  private int weeksOf(List<Placement> placements) {
    BitSet weeks = new BitSet(load.length);
    placements.stream()
        .flatMap(this::knownPeriodsOf)
        .flatMapToInt(this::weeksOf)
        .forEach(weeks::set);
    return weeks.cardinality();
  }

  private Stream<Period> knownPeriodsOf(Placement placement) {
    return periodsOf(placement).stream().flatMap(id -> Stream.ofNullable(periods.get(id)));
  }

  /** Whether those from an index on can each have a period beside what the weeks hold already. */
  private boolean fit(List<Placement> placements, int from) {
    if (from == placements.size()) {
      return true;
    }
    Placement placement = placements.get(from);
    for (String id : periodsOf(placement)) {
      Period period = periods.get(id);
      if (trials++ >= MOST_TRIALS) {
        return false;
      }
      if (period != null && hasRoom(period, placement.intensity())) {
        add(period, placement.intensity());
        boolean fits = fit(placements, from + 1);
        add(period, -placement.intensity());
        if (fits) {
          return true;
        }
      }
    }
    return false;
  }

  /** The periods that it may be in, or the one that it is pinned to; some may not be known. */
  static List<String> periodsOf(Placement placement) {
    Slot fixed = placement.isFixed() ? placement.assignment() : null;
    if (fixed != null) {
      return List.of(fixed.periodId());
    }
    return placement.setAside() == null ? placement.allowedPeriods() : List.of();
  }

  private boolean hasRoom(Period period, int intensity) {
    return weeksOf(period).allMatch(week -> load[week] + intensity <= Placement.FULL_TIME);
  }

  private void add(Period period, int intensity) {
    weeksOf(period).forEach(week -> load[week] += intensity);
  }

  private IntStream weeksOf(Period period) {
    return period.mondays().stream()
        .mapToInt(monday -> (int) ChronoUnit.WEEKS.between(term.firstDay(), monday));
  }
}
