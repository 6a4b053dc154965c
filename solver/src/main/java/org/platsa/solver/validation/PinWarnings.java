package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.ProblemIndex;

/**
 * Warns of placements that nobody can take, because of themselves or of those who are pinned, and
 * of pinned ones that break hard rules.
 */
final class PinWarnings {
  /** How many ids are named; the others are counted. */
  private static final int NAMED = 5;

  private final Problem problem;
  private final Findings findings;
  private final ProblemIndex positions;
  private final Workplaces workplaces;
  private final PeriodSets presence;
  private final PinnedPlaces pinned;
  private boolean nobodyPinned = true;

  private PinWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
    this.positions = new ProblemIndex(problem);
    this.workplaces = new Workplaces(positions);
    this.presence = new PeriodSets(problem.periods());
    this.pinned = new PinnedPlaces(problem);
  }

  static void check(Problem problem, Findings findings) {
    PinWarnings warnings = new PinWarnings(problem, findings);
    if (problem.placements().stream().anyMatch(Placement::isFixed)) {
      warnings.pinEverybody();
    }
    List<Placement> placements = problem.placements();
    for (int i = 0; i < placements.size(); i++) {
      if (!placements.get(i).isFixed()) {
        warnings.checkFree(i, placements.get(i));
      }
    }
  }

  private void pinEverybody() {
    nobodyPinned = false;
    Map<String, Supervisor> supervisors = new HashMap<>();
    problem.supervisors().forEach(supervisor -> supervisors.put(supervisor.id(), supervisor));
    Map<String, Unit> units = new HashMap<>();
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    Map<String, Period> periods = new HashMap<>();
    problem.periods().forEach(period -> periods.put(period.id(), period));
    List<Pin> pins = new ArrayList<>();
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      Slot slot = placement.assignment();
      Supervisor supervisor = slot == null ? null : supervisors.get(slot.supervisorId());
      Period period = slot == null ? null : periods.get(slot.periodId());
      Unit unit = supervisor == null ? null : units.get(supervisor.unitId());
      if (placement.isFixed() && supervisor != null && unit != null && period != null) {
        pins.add(new Pin(i, placement, supervisor, unit, period));
        pinned.add(placement, supervisor, period);
      }
    }
    // All of them first, so that everybody in a breach is told of it, whatever the order.
    PlanChecker checker = new PlanChecker(problem);
    pins.forEach(pin -> checkPin(pin, checker));
  }

  private void checkPin(Pin pin, PlanChecker checker) {
    Set<ConstraintId> rules = EnumSet.noneOf(ConstraintId.class);
    checker.ownCosts(pin.placement, pin.supervisor, pin.period).keySet().stream()
        .filter(rule -> rule.level() == ConstraintLevel.HARD)
        .forEach(rules::add);
    Map<ConstraintId, SequencedSet<String>> shared =
        pinned.brokenBy(pin.placement, pin.supervisor, pin.unit, pin.period);
    rules.addAll(shared.keySet());
    SequencedSet<String> others = new LinkedHashSet<>();
    shared.values().forEach(others::addAll);
    if (!rules.isEmpty()) {
      addBroken(pin, rules, others);
    }
  }

  private void addBroken(Pin pin, Set<ConstraintId> rules, SequencedSet<String> others) {
    BilingualText names =
        new BilingualText(
            rules.stream().map(ConstraintId::nameSv).collect(Collectors.joining("; ")),
            rules.stream().map(ConstraintId::nameEn).collect(Collectors.joining("; ")));
    BilingualText list = list(others);
    BilingualText with =
        others.isEmpty()
            ? list
            : new BilingualText(
                " (tillsammans med " + list.sv() + ")", " (together with " + list.en() + ")");
    findings.add(
        IssueCode.PINNED_BREAKS_RULE,
        Section.PLACEMENTS.called(pin.placement.id(), pin.index),
        "/placements/" + pin.index + "/assignment",
        rules.stream().map(ConstraintId::id).collect(Collectors.joining(" ")),
        Values.shown(pin.supervisor.id()),
        Values.shown(pin.period.id()),
        names,
        with);
  }

  private void checkFree(int index, Placement placement) {
    if (placement.setAside() != null || positions.student(index).setAside() != null) {
      return; // of which it is told that nobody takes it
    }
    SequencedSet<String> inTheWay = new LinkedHashSet<>();
    boolean possible =
        workplaces.existFor(
            index, (workplace, periods) -> hasRoom(index, workplace, periods, inTheWay));
    if (possible) {
      return;
    }
    Thing thing = Section.PLACEMENTS.called(placement.id(), index);
    String pointer = "/placements/" + index;
    if (inTheWay.isEmpty()) {
      BilingualText funnel =
          findings.isFull(IssueCode.NO_POSSIBLE_SUPERVISOR)
              ? new BilingualText("", "")
              : SupervisorFunnel.of(index, positions, presence);
      findings.add(IssueCode.NO_POSSIBLE_SUPERVISOR, thing, pointer, placement.id(), funnel);
    } else {
      findings.add(IssueCode.BLOCKED_BY_PINNED, thing, pointer, placement.id(), list(inTheWay));
    }
  }

  /** Whether some supervisor has room besides the pinned; tells who are in the way otherwise. */
  private boolean hasRoom(
      int index, Workplaces.Workplace workplace, BitSet periods, SequencedSet<String> inTheWay) {
    if (nobodyPinned) {
      return true;
    }
    Placement placement = problem.placements().get(index);
    for (Supervisor supervisor : workplace.supervisors()) {
      BitSet possible = workplaces.periodsWith(supervisor, index, periods);
      for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
        var broken = pinned.brokenBy(placement, supervisor, workplace.unit(), presence.at(i));
        if (broken.isEmpty()) {
          return true;
        }
        broken.values().forEach(inTheWay::addAll);
      }
    }
    return false;
  }

  private static BilingualText list(SequencedSet<String> ids) {
    List<String> first = new ArrayList<>();
    ids.stream().limit(NAMED).map(Values::shown).forEach(first::add);
    String named = String.join(", ", first);
    return BilingualText.andMore(named, ids.size() - first.size());
  }

  /** A pinned placement at its place in the list. */
  private record Pin(
      int index, Placement placement, Supervisor supervisor, Unit unit, Period period) {}
}
