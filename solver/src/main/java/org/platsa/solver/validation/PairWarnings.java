package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.Weeks;

/** What cannot be kept, or does not count, of the rules between two placements. */
final class PairWarnings {
  private final Problem problem;
  private final Findings findings;
  private final Map<String, Weeks> periods = new HashMap<>();
  private final Map<String, Student> students = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, List<Placement>> ofStudent = new HashMap<>();

  private PairWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
    for (Period period : problem.periods()) {
      int first = problem.term().weekOf(period.firstMonday());
      periods.put(period.id(), Weeks.of(period, first));
    }
    problem.students().forEach(student -> students.put(student.id(), student));
    for (Placement placement : problem.placements()) {
      ids.add(placement.id());
      ofStudent.computeIfAbsent(placement.studentId(), key -> new ArrayList<>(2)).add(placement);
    }
  }

  static void check(Problem problem, Findings findings) {
    PairWarnings warnings = new PairWarnings(problem, findings);
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      Thing thing = Section.PLACEMENTS.called(placement.id(), i);
      warnings.checkAfter(placement, thing, "/placements/" + i);
      warnings.checkKinds(placement, thing, "/placements/" + i);
      warnings.checkApart(placement, thing, "/placements/" + i + "/apart");
    }
  }

  private void checkAfter(Placement placement, Thing thing, String pointer) {
    Integer most = placement.atMostWeeksApart();
    if (most != null && placement.after().isEmpty()) {
      String value = most.toString();
      findings.add(
          IssueCode.WEEKS_APART_UNCOUNTED, thing, pointer + "/atMostWeeksApart", value, value);
    }
    for (int k = 0; k < placement.after().size(); k++) {
      String id = placement.after().get(k);
      String at = pointer + "/after/" + k;
      if (placement.after().indexOf(id) < k) {
        findings.add(IssueCode.DUPLICATE_ITEM, thing, at, id, "after", Values.shown(id));
        continue;
      }
      ofStudent.getOrDefault(placement.studentId(), List.of()).stream()
          .filter(each -> each.id().equals(id) && !id.equals(placement.id()))
          .findFirst()
          .ifPresentOrElse(
              earlier -> checkOrder(placement, earlier, thing, at),
              () -> findings.add(IssueCode.AFTER_UNKNOWN, thing, at, id, Values.shown(id)));
    }
  }

  private void checkApart(Placement placement, Thing thing, String pointer) {
    for (int k = 0; k < placement.apart().size(); k++) {
      String id = placement.apart().get(k);
      if (placement.apart().indexOf(id) < k) {
        findings.add(
            IssueCode.DUPLICATE_ITEM, thing, pointer + "/" + k, id, "apart", Values.shown(id));
      } else if (!ids.contains(id) || id.equals(placement.id())) {
        findings.add(IssueCode.APART_UNKNOWN, thing, pointer + "/" + k, id, Values.shown(id));
      }
    }
  }

  private void checkOrder(Placement placement, Placement earlier, Thing thing, String pointer) {
    List<Weeks> own = weeksOf(placement);
    List<Weeks> others = weeksOf(earlier);
    boolean isPossible =
        own.isEmpty()
            || others.isEmpty()
            || own.stream()
                .anyMatch(here ->
                    others.stream()
                        .anyMatch(
                            there -> !PairRule.areOutOfOrder(placement, here, earlier, there)));
    if (!isPossible) {
      Integer most = placement.atMostWeeksApart();
      BilingualText within =
          most == null
              ? new BilingualText("", "")
              : new BilingualText(
                  " med högst " + most + " veckor emellan",
                  " with " + most + " weeks between at most");
      findings.add(
          IssueCode.ORDER_IMPOSSIBLE,
          thing,
          pointer,
          earlier.id(),
          Values.shown(earlier.id()),
          within);
    }
  }

  private List<Weeks> weeksOf(Placement placement) {
    return StudentTimetable.periodsOf(placement).stream()
        .map(periods::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Told of the later of two in the document that both require one and the same kind. */
  private void checkKinds(Placement placement, Thing thing, String pointer) {
    Student student = students.get(placement.studentId());
    if (student == null
        || student.repeat() != Repeat.NOT_UNIT_KIND
        || placement.requiredUnitKinds().stream().distinct().count() != 1) {
      return;
    }
    String kind = placement.requiredUnitKinds().getFirst().name();
    for (Placement other : ofStudent.getOrDefault(student.id(), List.of())) {
      if (other == placement) {
        return;
      }
      if (other.requiredUnitKinds().stream()
          .distinct()
          .toList()
          .equals(placement.requiredUnitKinds().stream().distinct().toList())) {
        findings.add(
            IssueCode.REPEAT_IMPOSSIBLE,
            thing,
            pointer + "/requiredUnitKinds",
            other.id(),
            kind,
            Values.shown(other.id()));
        return;
      }
    }
  }
}
