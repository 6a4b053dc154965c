package org.platsa.solver.rule;

import java.time.LocalDate;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Supervisor;

/**
 * Whether a supervisor is there in a period (<i>närvaro</i>). A period is whole weeks, Monday to
 * Sunday, so an absence of one day in a week takes the whole week.
 */
public final class Availability {
  private Availability() {}

  /** Rule supervisorAvailable: whether the supervisor is active, and absent in no week of it. */
  public static boolean isAvailable(Supervisor supervisor, Period period) {
    if (!supervisor.active()) {
      return false;
    }
    for (Absence absence : supervisor.absences()) {
      if (touches(absence, period)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an absence has a day in a period, weekends included and weeks off left out. */
  public static boolean touches(Absence absence, Period period) {
    LocalDate end = period.firstMonday().plusWeeks(period.weeks());
    return absence.first().isBefore(end)
        && !absence.last().isBefore(period.firstMonday())
        && (period.weeksOff().isEmpty() || touchesWeekOf(absence, period));
  }

  private static boolean touchesWeekOf(Absence absence, Period period) {
    return period.mondays().stream()
        .anyMatch(monday ->
            absence.first().isBefore(monday.plusWeeks(1)) && !absence.last().isBefore(monday));
  }
}
