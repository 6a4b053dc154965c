package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Warns of room that nobody can use, and of periods that nobody asks for. */
final class CapacityWarnings {
  /** A limit is told of only if it is at least so much above what can be used. */
  private static final int MUCH_MORE = 5;

  private final Problem problem;
  private final Findings findings;
  private final Map<String, Staff> staff = new HashMap<>();
  private final int smallest;

  private CapacityWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
    this.smallest =
        problem.placements().stream()
            .mapToInt(Placement::intensity)
            .min()
            .orElse(Placement.FULL_TIME);
  }

  static void check(Problem problem, Findings findings) {
    CapacityWarnings warnings = new CapacityWarnings(problem, findings);
    warnings.warnOfSupervisors();
    warnings.warnOfUnits();
    warnings.warnOfPeriods();
  }

  private void warnOfSupervisors() {
    PeriodSets presence = new PeriodSets(problem.periods());
    BitSet always = presence.all();
    int inARow = periodsInARow();
    List<Supervisor> active = problem.supervisors().stream().filter(Supervisor::active).toList();
    long unlimited = active.stream().filter(each -> isUnlimited(each, inARow)).count();
    // Where most limits are that large, it is how the document says that there is none.
    int termLimitsMean = 2 * unlimited < active.size() ? inARow : 0;
    for (int i = 0; i < problem.supervisors().size(); i++) {
      Supervisor supervisor = problem.supervisors().get(i);
      Staff colleagues = staff.computeIfAbsent(supervisor.unitId(), key -> new Staff());
      colleagues.all++;
      if (!supervisor.active()) {
        continue;
      }
      colleagues.active++;
      Thing thing = Section.SUPERVISORS.called(supervisor.id(), i);
      String pointer = "/supervisors/" + i;
      String zero =
          supervisor.maxSimultaneous() == 0
              ? "maxSimultaneous"
              : supervisor.maxPerTerm() == 0 ? "maxPerTerm" : "";
      if (!zero.isEmpty()) {
        findings.add(IssueCode.SUPERVISOR_TAKES_NOBODY, thing, pointer + "/" + zero, "0", zero);
        continue;
      }
      colleagues.simultaneous += supervisor.maxSimultaneous();
      if (colleagues.widest == null
          || supervisor.maxSimultaneous() > colleagues.widest.maxSimultaneous()) {
        colleagues.widest = supervisor;
      }
      warnOfLimits(thing, pointer, supervisor, termLimitsMean);
      if (!always.isEmpty() && presence.of(supervisor).isEmpty()) {
        findings.add(
            IssueCode.SUPERVISOR_NEVER_PRESENT, thing, pointer + "/absences", supervisor.id());
      }
    }
  }

  /**
   * Tells of limits that contradict each other or the term.
   *
   * @param inARow how many periods have room in the term one after another; 0 if a limit above that
   *     is not to be told of
   */
  private void warnOfLimits(Thing thing, String pointer, Supervisor supervisor, int inARow) {
    int atOnce = supervisor.maxSimultaneous();
    int perTerm = supervisor.maxPerTerm();
    if (atOnce > perTerm) {
      findings.add(
          IssueCode.SUPERVISOR_ROOM_UNUSABLE,
          thing,
          pointer + "/maxSimultaneous",
          Integer.toString(atOnce),
          "maxSimultaneous",
          atOnce,
          new BilingualText("maxPerTerm är " + perTerm, "maxPerTerm is " + perTerm));
    } else if (inARow > 0 && isUnlimited(supervisor, inARow)) {
      int room = room(supervisor, inARow);
      findings.add(
          IssueCode.SUPERVISOR_ROOM_UNUSABLE,
          thing,
          pointer + "/maxPerTerm",
          Integer.toString(perTerm),
          "maxPerTerm",
          perTerm,
          new BilingualText(
              "terminens perioder rymmer högst " + room + " med maxSimultaneous " + atOnce,
              "the term's periods hold " + room + " at most with maxSimultaneous " + atOnce));
    }
  }

  private boolean isUnlimited(Supervisor supervisor, int inARow) {
    return isMuchMore(supervisor.maxPerTerm(), room(supervisor, inARow));
  }

  private int room(Supervisor supervisor, int inARow) {
    return inARow * (Placement.FULL_TIME * supervisor.maxSimultaneous() / smallest);
  }

  private static boolean isMuchMore(int offered, int usable) {
    return usable > 0 && offered > 2 * usable && offered >= usable + MUCH_MORE;
  }

  /** How many periods there can be one after another: always the next that ends first. */
  private int periodsInARow() {
    List<Period> byEnd =
        problem.periods().stream().sorted(Comparator.comparing(CapacityWarnings::end)).toList();
    int count = 0;
    LocalDate free = LocalDate.MIN;
    for (Period period : byEnd) {
      if (!period.firstMonday().isBefore(free)) {
        count++;
        free = end(period);
      }
    }
    return count;
  }

  private static LocalDate end(Period period) {
    return period.firstMonday().plusWeeks(period.weeks());
  }

  private void warnOfUnits() {
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      if (unit.setAside() != null) {
        continue; // of which it is told that it takes nobody
      }
      Staff here = staff.getOrDefault(unit.id(), new Staff());
      Thing thing = Section.UNITS.called(unit.id(), i);
      String pointer = "/units/" + i;
      if (here.active == 0) {
        findings.add(IssueCode.UNIT_WITHOUT_SUPERVISOR, thing, pointer, unit.id());
      } else if (unit.maxTrainees() == 0) {
        findings.add(IssueCode.UNIT_TAKES_NOBODY, thing, pointer + "/maxTrainees", "0");
      }
      for (int k = 0; k < unit.offers().size(); k++) {
        warnOfOffer(unit, unit.offers().get(k), thing, pointer + "/offers/" + k);
      }
      int heads = Placement.FULL_TIME * here.simultaneous / smallest;
      if (isMuchMore(unit.maxTrainees(), heads)) {
        findings.add(
            IssueCode.UNIT_ROOM_UNUSABLE,
            thing,
            pointer + "/maxTrainees",
            Integer.toString(unit.maxTrainees()),
            unit.maxTrainees(),
            heads);
      }
      Supervisor widest = here.widest;
      if (widest != null
          && unit.maxTrainees() > 0
          && widest.maxSimultaneous() > unit.maxTrainees()) {
        findings.add(
            IssueCode.UNIT_ROOM_TOO_SMALL,
            thing,
            pointer + "/maxTrainees",
            Integer.toString(unit.maxTrainees()),
            unit.maxTrainees(),
            Values.shown(widest.id()),
            widest.maxSimultaneous());
      }
      if (here.all > unit.permanentStaff()) {
        findings.add(
            IssueCode.STAFF_BELOW_SUPERVISORS,
            thing,
            pointer + "/permanentStaff",
            Integer.toString(unit.permanentStaff()),
            unit.permanentStaff(),
            new BilingualText(
                here.all + " handledare",
                here.all + (here.all == 1 ? " supervisor" : " supervisors")));
      }
    }
  }

  private void warnOfOffer(Unit unit, Offer offer, Thing thing, String pointer) {
    LocalDate end = offer.firstMonday().plusWeeks(offer.weeks());
    if (!end.isAfter(problem.term().firstDay())
        || offer.firstMonday().isAfter(problem.term().lastDay())) {
      findings.add(
          IssueCode.OFFER_OUTSIDE_TERM,
          thing,
          pointer,
          offer.firstMonday().toString(),
          offer.weeks(),
          offer.firstMonday());
    }
    if (offer.places() > unit.maxTrainees()) {
      findings.add(
          IssueCode.OFFER_ABOVE_MAXIMUM,
          thing,
          pointer + "/places",
          Integer.toString(offer.places()),
          offer.places(),
          unit.maxTrainees());
    }
  }

  private void warnOfPeriods() {
    Set<String> wanted = new HashSet<>();
    problem.placements().forEach(placement -> wanted.addAll(placement.allowedPeriods()));
    Map<List<Object>, String> byWeeks = new HashMap<>();
    for (int i = 0; i < problem.periods().size(); i++) {
      Period period = problem.periods().get(i);
      Thing thing = Section.PERIODS.called(period.id(), i);
      String pointer = "/periods/" + i;
      if (!wanted.contains(period.id())) {
        findings.add(IssueCode.PERIOD_UNUSED, thing, pointer, period.id());
      }
      String same =
          byWeeks.putIfAbsent(
              List.of(period.kind(), period.firstMonday(), period.weeks(), period.offWeeks()),
              period.id());
      if (same != null) {
        findings.add(IssueCode.SAME_PERIOD, thing, pointer, period.id(), Values.shown(same));
      }
    }
  }

  /** A unit's supervisors, added up. */
  private static final class Staff {
    private int all;
    private int active;
    private int simultaneous;
    private @Nullable Supervisor widest;
  }
}
