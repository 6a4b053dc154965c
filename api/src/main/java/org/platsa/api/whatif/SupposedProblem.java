package org.platsa.api.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Revisions;
import org.platsa.solver.explain.NewSupervisors;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Makes a problem as it is supposed to be (<i>antaget underlag</i>): each supposition becomes
 * changes, as revisions make them, of what those before it have made.
 */
final class SupposedProblem {
  private static final int MOST_MORE = 100;
  private static final int PAIR = 2;
  private static final long SHARE_MOST = 20_000;

  private final List<ErrorIssue> issues = new ArrayList<>();
  private Problem problem;

  SupposedProblem(Problem problem) {
    this.problem = problem;
  }

  /**
   * The problem with all of it.
   *
   * @throws ApiException 422 with every fault
   */
  Problem with(List<@Nullable Supposition> suppositions) {
    for (int i = 0; i < suppositions.size(); i++) {
      add("/suppose/" + i, suppositions.get(i));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be supposed", issues);
    }
    return problem;
  }

  private void add(String at, @Nullable Supposition supposition) {
    List<Change> changes =
        switch (supposition) {
          case Supposition.TrainedShare(Integer percent) -> share(at, percent);
          case Supposition.PeerLearning(List<@Nullable UnitKind> kinds) -> pairs(at, kinds);
          case Supposition.MorePlaces(String unitId, Integer more) -> places(at, unitId, more);
          case Supposition.NextTrained(String unitId) -> next(at, unitId);
          case Supposition.Changed(Change change) -> change(at, change);
          case null -> {
            fault(
                "WRONG_FORM",
                at,
                "null",
                "Ett antagande ska vara ett objekt.",
                "A supposition must be an object.");
            yield List.of();
          }
        };
    try {
      problem = Revisions.changed(problem, changes);
    } catch (ApiException e) {
      // What a revision says of its changes is about the one supposition that made them.
      String place = supposition instanceof Supposition.Changed ? at + "/change" : at;
      for (ErrorIssue issue : e.issues()) {
        String rest = issue.pointer().replaceFirst("^/changes/\\d+", "");
        issues.add(
            ErrorIssue.error(
                issue.code(),
                supposition instanceof Supposition.Changed ? place + rest : place,
                issue.value(),
                issue.messageSv(),
                issue.messageEn()));
      }
    }
  }

  private List<Change> share(String at, @Nullable Integer percent) {
    if (!within(at + "/percent", percent, 1, 100) || percent == null) {
      return List.of();
    }
    Map<String, Integer> trained = new HashMap<>();
    problem.supervisors().stream()
        .filter(each -> each.training().isTrained())
        .forEach(each -> trained.merge(each.unitId(), 1, Integer::sum));
    long staff = problem.units().stream().mapToLong(Unit::permanentStaff).sum();
    long wanted = Math.ceilDiv(staff * percent, 100);
    long missing = wanted - trained.values().stream().mapToInt(each -> each).sum();
    if (missing > SHARE_MOST) {
      fault(
          "TOO_MANY",
          at + "/percent",
          percent.toString(),
          "Det skulle ge " + missing + " nya handledare, fler än " + SHARE_MOST + ".",
          "That would make " + missing + " new supervisors, more than " + SHARE_MOST + ".");
      return List.of();
    }
    Map<String, List<Supervisor>> untrained = NewSupervisors.untrained(problem);
    NewSupervisors added = new NewSupervisors(problem);
    Comparator<Unit> smallestShare =
        Comparator.comparingDouble(
            (Unit unit) -> (double) trained.getOrDefault(unit.id(), 0) / unit.permanentStaff());
    PriorityQueue<Unit> units = new PriorityQueue<>(smallestShare.thenComparing(Unit::id));
    problem.units().stream()
        .filter(unit -> unit.permanentStaff() > trained.getOrDefault(unit.id(), 0))
        .forEach(units::add);
    List<Change> changes = new ArrayList<>();
    for (long i = 0; i < missing && !units.isEmpty(); i++) {
      Unit unit = units.remove();
      changes.add(training(unit, untrained, added));
      if (trained.merge(unit.id(), 1, Integer::sum) < unit.permanentStaff()) {
        units.add(unit);
      }
    }
    return changes;
  }

  /** Trains the next one at a unit, and takes that one off the list. */
  private static Change training(
      Unit unit, Map<String, List<Supervisor>> untrained, NewSupervisors added) {
    List<Supervisor> there = untrained.getOrDefault(unit.id(), List.of());
    return there.isEmpty()
        ? new Change.SupervisorSet(added.at(unit))
        : new Change.SupervisorTrained(there.removeFirst().id(), Training.STEP_1_2);
  }

  private List<Change> pairs(String at, @Nullable List<@Nullable UnitKind> kinds) {
    if (kinds == null || kinds.isEmpty() || kinds.stream().anyMatch(Objects::isNull)) {
      fault(
          "MISSING_FIELD",
          at + "/unitKinds",
          null,
          "Ange minst en verksamhetstyp.",
          "Give at least one kind of unit.");
      return List.of();
    }
    Set<String> units = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    for (Unit unit : problem.units()) {
      if (kinds.contains(unit.kind())) {
        units.add(unit.id());
        if (!unit.peerLearning()) {
          changes.add(new Change.UnitSet(unit.withPeerLearning(true)));
        }
      }
    }
    problem.supervisors().stream()
        .filter(each -> units.contains(each.unitId()) && each.active())
        .filter(each -> each.maxSimultaneous() > 0 && each.maxSimultaneous() < PAIR)
        .forEach(each -> changes.add(new Change.SupervisorCapacity(each.id(), PAIR, null)));
    return changes;
  }

  private List<Change> places(String at, @Nullable String unitId, @Nullable Integer more) {
    boolean isRight = within(at + "/more", more, 1, MOST_MORE);
    Unit unit = unit(at, unitId);
    return isRight && more != null && unit != null
        ? List.of(new Change.UnitCapacity(unit.id(), unit.maxTrainees() + more))
        : List.of();
  }

  private List<Change> next(String at, @Nullable String unitId) {
    Unit unit = unit(at, unitId);
    return unit == null
        ? List.of()
        : List.of(training(unit, NewSupervisors.untrained(problem), new NewSupervisors(problem)));
  }

  private List<Change> change(String at, @Nullable Change change) {
    if (change == null) {
      fault("MISSING_FIELD", at + "/change", null, "Ändringen saknas.", "The change is missing.");
      return List.of();
    }
    return List.of(change);
  }

  private @Nullable Unit unit(String at, @Nullable String id) {
    Unit found =
        problem.units().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    if (id == null) {
      fault(
          "MISSING_FIELD",
          at + "/unitId",
          null,
          "Antagandet anger inte vilken enhet det gäller.",
          "The supposition does not say which unit it is about.");
    } else if (found == null) {
      fault(
          "DANGLING_ID",
          at + "/unitId",
          id,
          "Behovet har ingen enhet ”" + id + "”.",
          "The problem has no unit '" + id + "'.");
    }
    return found;
  }

  private boolean within(String at, @Nullable Integer number, int least, int most) {
    if (number == null) {
      fault("MISSING_FIELD", at, null, "Talet saknas.", "The number is missing.");
      return false;
    }
    return ErrorIssue.outside(at, number, least, most).map(issues::add).isEmpty();
  }

  private void fault(String code, String at, @Nullable String value, String sv, String en) {
    issues.add(ErrorIssue.error(code, at, value, sv, en));
  }
}
