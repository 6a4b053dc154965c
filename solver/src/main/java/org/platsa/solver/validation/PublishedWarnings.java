package org.platsa.solver.validation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/** What schools were told of places that are no longer there, or that can never have been. */
final class PublishedWarnings {
  private final Set<String> supervisors;
  private final Set<String> units;
  private final Set<String> periods;
  private final Term term;
  private final DateWarnings dates;
  private final Findings findings;

  private PublishedWarnings(Problem problem, Findings findings) {
    supervisors = ids(problem.supervisors(), Supervisor::id);
    units = ids(problem.units(), Unit::id);
    periods = ids(problem.periods(), Period::id);
    term = problem.term();
    dates = new DateWarnings(problem.term(), findings);
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    List<Placement> placements = problem.placements();
    if (placements.stream().allMatch(placement -> placement.published() == null)) {
      return;
    }
    PublishedWarnings warnings = new PublishedWarnings(problem, findings);
    for (int i = 0; i < placements.size(); i++) {
      PublishedPlace published = placements.get(i).published();
      if (published != null) {
        warnings.check(i, placements.get(i).id(), published);
      }
    }
  }

  private void check(int index, String id, PublishedPlace published) {
    String at = "/placements/" + index + "/published/";
    Text thing = Section.PLACEMENTS.called(id, index);
    if (!supervisors.contains(published.supervisorId())) {
      addLost(thing, at + "supervisorId", Section.SUPERVISORS, published.supervisorId());
    }
    if (published.unitId() != null && !units.contains(published.unitId())) {
      addLost(thing, at + "unitId", Section.UNITS, published.unitId());
    }
    if (published.periodId() != null && !periods.contains(published.periodId())) {
      addLost(thing, at + "periodId", Section.PERIODS, published.periodId());
    }
    LocalDate monday = published.firstMonday();
    if (monday == null || dates.warnIfFar(thing, at + "firstMonday", "published", monday)) {
      return;
    }
    Integer weeks = published.weeks();
    if (weeks != null
        && (monday.isAfter(term.lastDay()) || !monday.plusWeeks(weeks).isAfter(term.firstDay()))) {
      findings.add(
          IssueCode.PUBLISHED_OUTSIDE_TERM,
          thing,
          at + "firstMonday",
          monday.toString(),
          monday,
          term.firstDay(),
          term.lastDay());
    }
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      findings.add(
          IssueCode.PUBLISHED_NOT_FROM_MONDAY,
          thing,
          at + "firstMonday",
          monday.toString(),
          monday);
    }
  }

  private void addLost(Text thing, String pointer, Section section, String id) {
    findings.add(
        IssueCode.PUBLISHED_PLACE_LOST, thing, pointer, id, section.any(), Values.shown(id));
  }

  private static <T> Set<String> ids(List<T> list, Function<T, String> id) {
    return list.stream().map(id).collect(Collectors.toSet());
  }
}
