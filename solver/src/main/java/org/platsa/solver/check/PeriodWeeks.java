package org.platsa.solver.check;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Period;

/** The weeks in which somebody is there in a period (<i>periodens veckor</i>). */
final class PeriodWeeks {
  private PeriodWeeks() {}

  /** Their Mondays, in order; a day off takes its whole week. */
  static List<LocalDate> mondays(Period period) {
    return IntStream.range(0, period.weeks())
        .mapToObj(week -> period.firstMonday().plusWeeks(week))
        .filter(monday ->
            period.weeksOff().stream()
                .noneMatch(day -> !day.isBefore(monday) && day.isBefore(monday.plusWeeks(1))))
        .toList();
  }
}
