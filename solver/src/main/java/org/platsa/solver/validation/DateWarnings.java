package org.platsa.solver.validation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;

/** Days that nobody can have meant: of another year, mostly. */
final class DateWarnings {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** Parental leave and leave for studies are shorter than this. */
  private static final int LONG_YEARS = 5;

  /** The last day that some databases can hold. */
  private static final LocalDate LAST_OF_DATABASES = LocalDate.of(2079, 6, 6);

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
        Thing thing = Section.SUPERVISORS.called(supervisor.id(), i);
        String pointer = "/supervisors/" + i + "/absences/" + j;
        warnings.checkAbsence(thing, pointer, supervisor.absences().get(j));
      }
    }
  }

  private void checkTerm() {
    LocalDate first = term.firstDay();
    if (isOddYear(first)) {
      String day = first.toString();
      findings.add(
          IssueCode.TERM_FAR_OFF,
          ProblemChecks.TERM,
          "/term/firstDay",
          day,
          "firstDay",
          day,
          year(first));
    }
  }

  /** Whether nobody plans a term of that year. */
  static boolean isOddYear(LocalDate date) {
    return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR;
  }

  /** As it stands in the date. */
  static String year(LocalDate date) {
    return "%04d".formatted(date.getYear());
  }

  private void checkAbsence(Thing thing, String pointer, Absence absence) {
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
    } else if (!oddStart && !oddEnd) {
      checkLength(thing, pointer, absence);
    }
  }

  /** Of an absence that is too long, the end that is farther from the term is asked about. */
  private void checkLength(Thing thing, String pointer, Absence absence) {
    LocalDate from = absence.from();
    LocalDate to = absence.to();
    if (meansForever(to) || !from.plusYears(LONG_YEARS).isBefore(to)) {
      return;
    }
    boolean isStart =
        ChronoUnit.DAYS.between(from, term.firstDay())
            > ChronoUnit.DAYS.between(term.lastDay(), to);
    findings.add(
        IssueCode.ABSENCE_TOO_LONG,
        thing,
        pointer + (isStart ? "/from" : "/to"),
        (isStart ? from : to).toString(),
        from,
        to,
        ChronoUnit.YEARS.between(from, to.minusDays(1)),
        year(isStart ? from : to));
  }

  private boolean isFar(LocalDate date) {
    return date.isBefore(term.firstDay().minusYears(FAR_YEARS))
        || date.isAfter(term.lastDay().plusYears(FAR_YEARS));
  }

  /** How staff systems write "until further notice". */
  private static boolean meansForever(LocalDate date) {
    boolean endsDecade = date.getDayOfYear() == date.lengthOfYear() && date.getYear() % 10 == 9;
    boolean beginsDecade = date.getDayOfYear() == 1 && date.getYear() % 10 == 0;
    return endsDecade || beginsDecade || date.equals(LAST_OF_DATABASES);
  }

  /** Tells of a day far from the term; says whether it is one. */
  boolean warnIfFar(Thing thing, String pointer, String field, LocalDate date) {
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
