package org.platsa.solver.explain;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.Availability;

/**
 * Makes the changes of a remedy in a problem (<i>ändrat underlag</i>). A move is no change of the
 * problem, and the longest acceptable travel is not in it: these change nothing here.
 */
public final class ChangedProblem {
  private ChangedProblem() {}

  /**
   * The problem after all that a remedy changes in it (<i>underlaget efter en åtgärd</i>).
   *
   * @param placementId the placement that the remedy gives a place
   * @throws IllegalArgumentException if the problem has no such placement
   */
  public static Problem of(Problem problem, String placementId, Remedy remedy) {
    Placement helped =
        problem.placements().stream()
            .filter(placement -> placement.id().equals(placementId))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("There is no placement " + placementId));
    return of(problem, helped, remedy.changes());
  }

  /**
   * The problem after changes.
   *
   * @param helped the placement for which they are, unless one says otherwise
   */
  static Problem of(Problem problem, Placement helped, List<RemedyChange> changes) {
    Problem changed = problem;
    for (RemedyChange change : changes) {
      changed = of(changed, meant(problem, helped, change), change);
    }
    return changed;
  }

  /** The placement for which a change is. */
  private static Placement meant(Problem problem, Placement helped, RemedyChange change) {
    return problem.placements().stream()
        .filter(placement -> placement.id().equals(change.placementId()))
        .findFirst()
        .orElse(helped);
  }

  private static Problem of(Problem problem, Placement helped, RemedyChange change) {
    return switch (change.kind()) {
      case PERIOD ->
          withPlacement(
              problem,
              helped.id(),
              placement ->
                  placement.withAllowedPeriods(
                      with(placement.allowedPeriods(), requireNonNull(change.periodId()))));
      case UNIT_KIND ->
          withPlacement(
              problem,
              helped.id(),
              placement ->
                  placement.withRequiredUnitKinds(
                      with(
                          placement.requiredUnitKinds(),
                          UnitKind.of(requireNonNull(change.requirement())))));
      case UNPIN ->
          withPlacement(
              problem,
              requireNonNull(change.placementId()),
              placement -> placement.withAssignment(placement.assignment(), false));
      case EXCLUSION ->
          withStudent(
              problem,
              helped.studentId(),
              student ->
                  student.withExcludedUnits(
                      student.excludedUnits().stream()
                          .filter(id -> !id.equals(change.unitId()))
                          .toList()));
      case LICENCE ->
          withStudent(
              problem,
              helped.studentId(),
              student ->
                  student.withLicences(
                      with(student.licences(), requireNonNull(change.requirement()))));
      case UNIT_PLACE ->
          problem.withUnits(
              problem.units().stream()
                  .map(unit ->
                      unit.id().equals(change.unitId())
                          ? unit.withMaxTrainees(requireNonNull(change.limit()))
                          : unit)
                  .toList());
      case SIMULTANEOUS_PLACE, TERM_PLACE, PRESENT, TRAINED ->
          problem.withSupervisors(
              problem.supervisors().stream()
                  .map(supervisor ->
                      supervisor.id().equals(change.supervisorId())
                          ? changed(problem, supervisor, change)
                          : supervisor)
                  .toList());
      case OFFER ->
          problem.withUnits(
              problem.units().stream()
                  .map(unit ->
                      unit.id().equals(change.unitId())
                          ? offering(problem, unit, helped.kind(), change)
                          : unit)
                  .toList());
      case ORDER ->
          problem.withPlacements(
              problem.placements().stream()
                  .map(placement -> outOfOrder(placement, helped.id()))
                  .toList());
      case REPEAT -> withStudent(problem, helped.studentId(), student -> student.withRepeat(null));
      case PROFESSION ->
          withPlacement(problem, helped.id(), placement -> placement.withProfession(null));
      case MOVE, TRAVEL_LIMIT -> problem;
    };
  }

  /** A placement that is not after the one that may be in any order, or is that one. */
  private static Placement outOfOrder(Placement placement, String id) {
    if (placement.after().isEmpty()) {
      return placement;
    }
    List<String> others = placement.after().stream().filter(each -> !each.equals(id)).toList();
    return placement.withAfter(
        placement.id().equals(id) ? List.of() : others, placement.atMostWeeksApart());
  }

  /**
   * A unit that offers so many places to a kind in the weeks of a period. Its other offers of
   * places have room for as many there; what closed it to the kind does so no longer. In all other
   * weeks, and for all other kinds, it offers what it did.
   */
  private static Unit offering(
      Problem problem, Unit unit, PlacementKind kind, RemedyChange change) {
    int places = requireNonNull(change.limit());
    Period period = period(problem, change);
    List<Offer> offers = new ArrayList<>();
    for (Offer offer : unit.offers()) {
      if (!offer.isFor(kind)) {
        offers.add(offer);
        continue;
      }
      for (Stretch part : stretches(offer.firstMonday(), offer.weeks(), period)) {
        if (!part.isIn()) {
          offers.add(part.of(offer.places(), offer.kinds()));
        } else if (offer.places() > 0) {
          offers.add(part.of(Math.max(places, offer.places()), offer.kinds()));
        } else {
          List<PlacementKind> others =
              new PlacementKinds(problem.placementKinds())
                  .all().stream().filter(each -> !each.equals(kind) && offer.isFor(each)).toList();
          if (!others.isEmpty()) {
            offers.add(part.of(0, others));
          }
        }
      }
    }
    if (offers.stream().anyMatch(offer -> offer.places() > 0)) {
      int most = Math.max(places, unit.maxTrainees());
      stretches(period.firstMonday(), period.weeks(), period).stream()
          .filter(Stretch::isIn)
          .forEach(part -> offers.add(part.of(most, List.of(kind))));
    }
    return unit.withOffers(offers);
  }

  /**
   * Weeks one after the other.
   *
   * @param isIn whether all of them are a period's; else none is
   */
  private record Stretch(LocalDate firstMonday, int weeks, boolean isIn) {
    Offer of(int places, List<PlacementKind> kinds) {
      return new Offer(firstMonday, weeks, places, kinds);
    }
  }

  /** Weeks by whether they are a period's, in as few stretches as there can be. */
  private static List<Stretch> stretches(LocalDate firstMonday, int weeks, Period period) {
    List<LocalDate> mondays = period.mondays();
    List<Stretch> stretches = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      LocalDate monday = firstMonday.plusWeeks(week);
      boolean isIn = mondays.contains(monday);
      if (!stretches.isEmpty() && stretches.getLast().isIn() == isIn) {
        Stretch last = stretches.removeLast();
        stretches.add(new Stretch(last.firstMonday(), last.weeks() + 1, isIn));
      } else {
        stretches.add(new Stretch(monday, 1, isIn));
      }
    }
    return stretches;
  }

  private static Period period(Problem problem, RemedyChange change) {
    return problem.periods().stream()
        .filter(other -> other.id().equals(change.periodId()))
        .findFirst()
        .orElseThrow();
  }

  private static Supervisor changed(Problem problem, Supervisor supervisor, RemedyChange change) {
    return switch (change.kind()) {
      case SIMULTANEOUS_PLACE ->
          supervisor.withRoom(requireNonNull(change.limit()), supervisor.maxPerTerm());
      case TERM_PLACE ->
          supervisor.withRoom(supervisor.maxSimultaneous(), requireNonNull(change.limit()));
      case PRESENT -> supervisor.withPresence(true, absencesOutside(problem, supervisor, change));
      default -> supervisor.withTraining(Training.STEP_1_2);
    };
  }

  /** The absences that leave the supervisor there in the period of a change. */
  private static List<Absence> absencesOutside(
      Problem problem, Supervisor supervisor, RemedyChange change) {
    Period period = period(problem, change);
    return supervisor.absences().stream()
        .filter(absence -> !Availability.touches(absence, period))
        .toList();
  }

  private static Problem withPlacement(
      Problem problem, String id, UnaryOperator<Placement> change) {
    return problem.withPlacements(
        problem.placements().stream()
            .map(placement -> placement.id().equals(id) ? change.apply(placement) : placement)
            .toList());
  }

  private static Problem withStudent(Problem problem, String id, UnaryOperator<Student> change) {
    return problem.withStudents(
        problem.students().stream()
            .map(student -> student.id().equals(id) ? change.apply(student) : student)
            .toList());
  }

  private static <T> List<T> with(List<T> list, T added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}
