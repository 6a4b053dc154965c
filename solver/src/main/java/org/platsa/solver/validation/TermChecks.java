package org.platsa.solver.validation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The days of a term, of its periods and of absences. */
final class TermChecks {
  private static final int MAX_TERM_WEEKS = 53;

  private final RawRecord term;
  private final Findings findings;

  TermChecks(RawRecord term, Findings findings) {
    this.term = term;
    this.findings = findings;
  }

  void checkTerm() {
    String id = term.text("id");
    if (id != null && (id.equals(".") || id.equals(".."))) {
      findings.add(IssueCode.TERM_ID_UNREACHABLE, ProblemChecks.TERM, term.at("id"), id, id);
    }
    LocalDate first = term.date("firstDay");
    LocalDate last = term.date("lastDay");
    if (first != null && first.getDayOfWeek() != DayOfWeek.MONDAY) {
      addTerm(IssueCode.TERM_NOT_FROM_MONDAY, "firstDay", first, first);
    }
    if (last != null && last.getDayOfWeek() != DayOfWeek.FRIDAY) {
      addTerm(IssueCode.TERM_NOT_TO_FRIDAY, "lastDay", last, last);
    }
    if (first != null && last != null) {
      if (last.isBefore(first)) {
        addTerm(IssueCode.TERM_REVERSED, "lastDay", last, last, first);
      } else if (ChronoUnit.DAYS.between(first, last) >= 7L * MAX_TERM_WEEKS) {
        addTerm(IssueCode.TERM_TOO_LONG, "lastDay", last, first, last);
      }
    }
  }

  private void addTerm(IssueCode code, String field, LocalDate value, Object... args) {
    BilingualText hint = null;
    if (DateWarnings.isOddYear(value)) {
      String year = DateWarnings.year(value);
      hint = new BilingualText("Stämmer årtalet " + year + "?", "Is the year " + year + " right?");
    }
    findings.addWithHint(code, ProblemChecks.TERM, term.at(field), value.toString(), hint, args);
  }

  void checkPeriod(RawRecord period) {
    LocalDate first = period.date("firstMonday");
    if (first == null) {
      return;
    }
    if (first.getDayOfWeek() != DayOfWeek.MONDAY) {
      findings.addWithHint(
          IssueCode.PERIOD_NOT_FROM_MONDAY,
          period.thing(),
          period.at("firstMonday"),
          first.toString(),
          Hints.ofMonday(first),
          first);
    }
    LocalDate termFirst = term.date("firstDay");
    LocalDate termLast = term.date("lastDay");
    Integer weeks = period.number("weeks");
    if (termFirst == null || termLast == null || termLast.isBefore(termFirst) || weeks == null) {
      return;
    }
    if (weeks < 1 || weeks > MAX_TERM_WEEKS) {
      return;
    }
    checkWeeksOff(period, first, weeks);
    LocalDate last = first.plusWeeks(weeks).minusDays(3);
    if (first.isBefore(termFirst) || last.isAfter(termLast)) {
      boolean tooEarly = first.isBefore(termFirst);
      findings.add(
          IssueCode.PERIOD_OUTSIDE_TERM,
          period.thing(),
          period.at(tooEarly ? "firstMonday" : "weeks"),
          tooEarly ? first.toString() : weeks.toString(),
          first,
          last,
          termFirst,
          termLast);
    }
  }

  private void checkWeeksOff(RawRecord period, LocalDate first, int weeks) {
    long off =
        period.list("weeksOff").stream()
            .flatMap(each -> Stream.ofNullable(each.day()))
            .map(day -> Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7L))
            .filter(week -> week >= 0 && week < weeks)
            .distinct()
            .count();
    if (off == weeks) {
      findings.add(
          IssueCode.PERIOD_ALL_OFF,
          period.thing(),
          period.at("weeksOff"),
          Long.toString(off),
          weeks);
    }
  }
}
