package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.List;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;

/** Days that nobody can have meant: of another year, mostly. */
final class DateWarnings {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final int FAR_YEARS = 20;

  /** Planned this long ahead, an absence is none of this term's. */
  private static final int WEEKS_AHEAD = 26;

  private final Term term;
  private final Findings findings;

  DateWarnings(Term term, Findings findings) {
    this.term = term;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    DateWarnings warnings = new DateWarnings(problem.term(), findings);
    warnings.checkTerm();
    List<Supervisor> supervisors = problem.supervisors();
    for (int i = 0; i < supervisors.size(); i++) {
      Supervisor supervisor = supervisors.get(i);
      for (int j = 0; j < supervisor.absences().size(); j++) {
        Text thing = Section.SUPERVISORS.called(supervisor.id(), i);
        String pointer = "/supervisors/" + i + "/absences/" + j;
        warnings.checkAbsence(thing, pointer, supervisor.absences().get(j));
      }
    }
  }

  private void checkTerm() {
    int year = term.firstDay().getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      String day = term.firstDay().toString();
      findings.add(
          IssueCode.TERM_FAR_OFF, ProblemChecks.TERM, "/term/firstDay", day, "firstDay", day);
    }
  }

  private void checkAbsence(Text thing, String pointer, Absence absence) {
    boolean oddStart = warnIfFar(thing, pointer + "/from", "from", absence.from());
    boolean oddEnd =
        !meansForever(absence.to()) && warnIfFar(thing, pointer + "/to", "to", absence.to());
    boolean outside =
        absence.to().isBefore(term.firstDay())
            || absence.from().isAfter(term.lastDay().plusWeeks(WEEKS_AHEAD));
    if (outside && !oddStart && !oddEnd) {
      findings.add(
          IssueCode.ABSENCE_OUTSIDE_TERM,
          thing,
          pointer,
          absence.from() + " " + absence.to(),
          absence.from(),
          absence.to());
    }
  }

  private boolean isFar(LocalDate date) {
    return date.isBefore(term.firstDay().minusYears(FAR_YEARS))
        || date.isAfter(term.lastDay().plusYears(FAR_YEARS));
  }

  /** How staff systems write "until further notice". */
  private static boolean meansForever(LocalDate date) {
    return date.getDayOfYear() == date.lengthOfYear() && date.getYear() % 100 == 99
        || date.equals(LocalDate.of(2100, 1, 1));
  }

  /** Tells of a day far from the term; says whether it is one. */
  boolean warnIfFar(Text thing, String pointer, String field, LocalDate date) {
    if (!isFar(date)) {
      return false;
    }
    findings.add(
        IssueCode.DATE_FAR_OFF,
        thing,
        pointer,
        date.toString(),
        field,
        date,
        term.firstDay(),
        term.lastDay());
    return true;
  }
}
