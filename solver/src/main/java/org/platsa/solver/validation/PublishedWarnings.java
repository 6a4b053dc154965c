package org.platsa.solver.validation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/** What schools were told of places that are gone, that can no longer be kept, or never were. */
final class PublishedWarnings {
  private final Map<String, Supervisor> supervisors;
  private final Map<String, Unit> units;
  private final Map<String, Period> periods;
  private final PlanChecker checker;
  private final Term term;
  private final DateWarnings dates;
  private final Findings findings;

  private PublishedWarnings(Problem problem, Findings findings) {
    supervisors = byId(problem.supervisors(), Supervisor::id);
    units = byId(problem.units(), Unit::id);
    periods = byId(problem.periods(), Period::id);
    checker = new PlanChecker(problem);
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
        warnings.check(i, placements.get(i), published);
      }
    }
  }

  private void check(int index, Placement placement, PublishedPlace published) {
    String at = "/placements/" + index + "/published";
    Thing thing = Section.PLACEMENTS.called(placement.id(), index);
    Supervisor supervisor = supervisors.get(published.supervisorId());
    boolean lost = supervisor == null;
    if (supervisor == null) {
      addLost(thing, at + "/supervisorId", Section.SUPERVISORS, published.supervisorId());
    }
    String unit = published.unitId();
    if (unit != null && !units.containsKey(unit)) {
      addLost(thing, at + "/unitId", Section.UNITS, unit);
      lost = true;
    }
    String period = published.periodId();
    if (period != null && !periods.containsKey(period)) {
      addLost(thing, at + "/periodId", Section.PERIODS, period);
      lost = true;
    }
    boolean hasDays = checkDays(thing, at, published);
    // Whoever pinned it elsewhere has decided, and a pinned place that breaks a rule is told of.
    if (!lost && hasDays && supervisor != null && !placement.isFixed()) {
      checkPlace(thing, at, placement, published, supervisor);
    }
  }

  /** Tells of days that no place can have; says whether some period has them. */
  private boolean checkDays(Thing thing, String at, PublishedPlace published) {
    LocalDate monday = published.firstMonday();
    Integer weeks = published.weeks();
    if (monday == null
        || weeks == null
        || dates.warnIfFar(thing, at + "/firstMonday", "published", monday)) {
      return false;
    }
    String pointer = at + "/firstMonday";
    boolean isMonday = monday.getDayOfWeek() == DayOfWeek.MONDAY;
    boolean outside =
        monday.isAfter(term.lastDay()) || !monday.plusWeeks(weeks).isAfter(term.firstDay());
    if (outside) {
      findings.add(
          IssueCode.PUBLISHED_OUTSIDE_TERM,
          thing,
          pointer,
          monday.toString(),
          monday,
          term.firstDay(),
          term.lastDay());
    }
    if (!isMonday) {
      findings.add(IssueCode.PUBLISHED_NOT_FROM_MONDAY, thing, pointer, monday.toString(), monday);
    }
    boolean hasPeriod = periods.values().stream().anyMatch(published::isDuring);
    if (isMonday && !outside && !hasPeriod) {
      BilingualText length =
          weeks == 1
              ? new BilingualText("1 vecka", "1 week")
              : new BilingualText(weeks + " veckor", weeks + " weeks");
      findings.add(
          IssueCode.PUBLISHED_PLACE_LOST,
          thing,
          pointer,
          monday.toString(),
          new BilingualText(
              "någon period om " + length.sv() + " från " + monday,
              "any period of " + length.en() + " from " + monday));
    }
    return hasPeriod;
  }

  /** Tells of a place that is there, but where the placement may no longer be. */
  private void checkPlace(
      Thing thing,
      String at,
      Placement placement,
      PublishedPlace published,
      Supervisor supervisor) {
    String unitId = supervisor.unitId();
    if (!unitId.equals(published.unitId())) {
      String who = Values.shown(supervisor.id());
      String where = Values.shown(unitId);
      findings.add(
          IssueCode.PUBLISHED_PLACE_IMPOSSIBLE,
          thing,
          at + "/unitId",
          unitId,
          new BilingualText(
              "handledaren ”" + who + "” arbetar nu på ”" + where + "”",
              "the supervisor '" + who + "' now works at '" + where + "'"));
      return;
    }
    Set<ConstraintId> broken = brokenRules(placement, published, supervisor);
    if (!broken.isEmpty()) {
      String sv = broken.stream().map(ConstraintId::nameSv).collect(Collectors.joining("; "));
      String en = broken.stream().map(ConstraintId::nameEn).collect(Collectors.joining("; "));
      findings.add(
          IssueCode.PUBLISHED_PLACE_IMPOSSIBLE,
          thing,
          at,
          broken.stream().map(ConstraintId::id).collect(Collectors.joining(" ")),
          new BilingualText(
              "den bryter nu hårda regler (" + sv + ")", "it breaks hard rules now (" + en + ")"));
    }
  }

  /** The hard rules that the place breaks by itself in the period where it breaks fewest. */
  private Set<ConstraintId> brokenRules(
      Placement placement, PublishedPlace published, Supervisor supervisor) {
    Set<ConstraintId> fewest =
        periods.values().stream()
            .filter(published::isDuring)
            .map(period -> brokenRules(placement, supervisor, period))
            .min(Comparator.comparingInt(Set::size))
            .orElseThrow();
    Unit unit = units.get(supervisor.unitId());
    if (unit != null && unit.maxTrainees() == 0) {
      fewest.add(ConstraintId.UNIT_CAPACITY);
    }
    if (supervisor.maxSimultaneous() == 0) {
      fewest.add(ConstraintId.SUPERVISOR_CAPACITY);
    }
    if (supervisor.maxPerTerm() == 0) {
      fewest.add(ConstraintId.SUPERVISOR_TERM_LIMIT);
    }
    return fewest;
  }

  private Set<ConstraintId> brokenRules(Placement placement, Supervisor supervisor, Period period) {
    Set<ConstraintId> broken = EnumSet.noneOf(ConstraintId.class);
    checker.ownCosts(placement, supervisor, period).keySet().stream()
        .filter(rule -> rule.level() == ConstraintLevel.HARD)
        .forEach(broken::add);
    return broken;
  }

  private void addLost(Thing thing, String pointer, Section section, String id) {
    String shown = Values.shown(id);
    BilingualText any = section.any();
    BilingualText gone =
        new BilingualText(
            any.sv() + " med id ”" + shown + "”", any.en() + " with the id '" + shown + "'");
    findings.add(IssueCode.PUBLISHED_PLACE_LOST, thing, pointer, id, gone);
  }

  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    list.forEach(each -> byId.put(id.apply(each), each));
    return byId;
  }
}
