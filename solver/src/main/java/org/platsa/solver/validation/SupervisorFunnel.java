package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.TravelTimes;

/**
 * Tells how many supervisors are left for a placement after each of the things that are asked of
 * them (<i>urval av handledare</i>), everybody else away.
 */
final class SupervisorFunnel {
  private SupervisorFunnel() {}

  /** One thing that is asked of a supervisor. */
  private record Step(BilingualText name, Test test) {}

  @FunctionalInterface
  private interface Test {
    boolean passes(Supervisor supervisor, Unit unit);
  }

  /**
   * In words, down to the step that nobody passes; steps that keep nobody away are left out.
   *
   * @param presence of the problem's supervisors in its periods
   */
  static BilingualText of(Placement placement, Problem problem, PeriodSets presence) {
    Map<String, Unit> units = new HashMap<>();
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    List<Supervisor> left = problem.supervisors();
    StringBuilder sv = new StringBuilder("av " + left.size() + " handledare är ");
    StringBuilder en =
        new StringBuilder(
            "of " + left.size() + (left.size() == 1 ? " supervisor, " : " supervisors, "));
    int before = left.size();
    String comma = "";
    for (Step step : steps(placement, problem, presence)) {
      left =
          left.stream()
              .filter(
                  each -> step.test.passes(each, Objects.requireNonNull(units.get(each.unitId()))))
              .toList();
      if (left.size() < before) {
        sv.append(comma).append(left.isEmpty() ? "ingen" : left.size()).append(step.name.sv());
        en.append(comma).append(left.isEmpty() ? "none" : left.size()).append(step.name.en());
        comma = ", ";
        before = left.size();
      }
      if (left.isEmpty()) {
        break;
      }
    }
    return before == 0 && problem.supervisors().isEmpty()
        ? new BilingualText("det finns inga handledare", "there are no supervisors")
        : new BilingualText(sv.toString(), en.toString());
  }

  private static List<Step> steps(Placement placement, Problem problem, PeriodSets presence) {
    Student student =
        problem.students().stream()
            .filter(each -> each.id().equals(placement.studentId()))
            .findFirst()
            .orElseThrow();
    TravelTimes travel = new TravelTimes(problem);
    BitSet allowed = presence.of(placement.allowedPeriods());
    boolean anyTraining = !placement.kind().needsTrainedSupervisor();
    List<Step> steps = new ArrayList<>();
    steps.add(step(" i tjänst", " active", (who, unit) -> who.active()));
    steps.add(
        step(
            " med utbildning",
            " with training",
            (who, unit) -> anyTraining || who.training().isTrained()));
    steps.add(
        step(
            " med plats för någon",
            " with room for anybody",
            (who, unit) ->
                who.maxSimultaneous() > 0 && who.maxPerTerm() > 0 && unit.maxTrainees() > 0));
    steps.add(
        step(
            " på plats i en tillåten period",
            " present in an allowed period",
            (who, unit) -> presence.of(who).intersects(allowed)));
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (rule.isObstacle()) {
        steps.add(
            new Step(
                kept(rule),
                (who, unit) ->
                    rule.amount(placement, student, unit, travel.minutes(student, unit)) == 0));
      }
    }
    return steps;
  }

  /** That a rule about the unit is kept, in words of its own or else by its name. */
  static BilingualText kept(LocalRule rule) {
    return switch (rule) {
      case UNIT_KIND -> new BilingualText(" på rätt slags enhet", " at the right kind of unit");
      case UNIT_EXCLUDED ->
          new BilingualText(
              " på en enhet som inte är utesluten", " at a unit that is not excluded");
      case TRAVEL_LIMIT -> new BilingualText(" inom restidsgränsen", " within the travel limit");
      case UNIT_REQUIREMENT ->
          new BilingualText(
              " där eleven har det som krävs", " where the student has what is required");
      default ->
          new BilingualText(
              " där regeln ”" + rule.id().nameSv() + "” inte bryts",
              " where the rule '" + rule.id().nameEn() + "' is not broken");
    };
  }

  private static Step step(String sv, String en, Test test) {
    return new Step(new BilingualText(sv, en), test);
  }
}
