package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.ProblemIndex;

/**
 * Tells how many supervisors are left for a placement after each of the things that are asked of
 * them (<i>urval av handledare</i>), everybody else away.
 */
final class SupervisorFunnel {
  /** Rules that depend on supervisor or period and have steps of their own. */
  private static final Set<LocalRule> WITH_STEPS =
      EnumSet.of(
          LocalRule.TRAINED_SUPERVISOR,
          LocalRule.PROFESSION,
          LocalRule.SUPERVISOR_AVAILABLE,
          LocalRule.PERIOD_ALLOWED);

  /** Stands for a period where a rule looks at none. */
  private static final int ANY = 0;

  private SupervisorFunnel() {}

  /** One thing that is asked of a supervisor. */
  private record Step(BilingualText name, Test test) {}

  @FunctionalInterface
  private interface Test {
    boolean passes(int supervisor);
  }

  /**
   * In words, down to the step that nobody passes; steps that keep nobody away are left out.
   *
   * @param placement by position
   * @param presence of the problem's supervisors in its periods
   */
  static BilingualText of(int placement, ProblemIndex index, PeriodSets presence) {
    List<Integer> left = IntStream.range(0, index.supervisors().size()).boxed().toList();
    StringBuilder sv = new StringBuilder("av " + left.size() + " handledare är ");
    StringBuilder en =
        new StringBuilder(
            "of " + left.size() + (left.size() == 1 ? " supervisor, " : " supervisors, "));
    int before = left.size();
    String comma = "";
    for (Step step : steps(placement, index, presence)) {
      left = left.stream().filter(step.test::passes).toList();
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
    return before == 0 && index.supervisors().isEmpty()
        ? new BilingualText("det finns inga handledare", "there are no supervisors")
        : new BilingualText(sv.toString(), en.toString());
  }

  private static List<Step> steps(int placement, ProblemIndex index, PeriodSets presence) {
    BitSet allowed = presence.of(index.openPeriods(placement));
    List<Step> steps = new ArrayList<>();
    steps.add(step(" i tjänst", " active", who -> index.supervisor(who).active()));
    steps.add(
        step(
            " med utbildning",
            " with training",
            who -> LocalRule.TRAINED_SUPERVISOR.amount(index, placement, who, ANY) == 0));
    steps.add(
        step(
            " av rätt yrke",
            " of the right profession",
            who -> LocalRule.PROFESSION.amount(index, placement, who, ANY) == 0));
    steps.add(
        step(
            " på plats i en tillåten period",
            " present in an allowed period",
            who -> presence.of(index.supervisor(who)).intersects(allowed)));
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (rule.isObstacle()) {
        steps.add(new Step(kept(rule), who -> rule.amount(index, placement, who, ANY) == 0));
      }
    }
    Set<LocalRule> asked = EnumSet.copyOf(WITH_STEPS);
    for (LocalRule rule : LocalRule.ofPlace()) {
      if (rule.isObstacle() && asked.add(rule)) {
        Set<LocalRule> soFar = EnumSet.copyOf(asked);
        steps.add(
            new Step(
                kept(rule),
                who ->
                    allowed.stream()
                        .anyMatch(period ->
                            soFar.stream()
                                .allMatch(
                                    each -> each.amount(index, placement, who, period) == 0))));
      }
    }
    // What is too far away is not told to be full.
    steps.add(step(" med plats för någon", " with room for anybody", who -> hasRoom(index, who)));
    return steps;
  }

  private static boolean hasRoom(ProblemIndex index, int supervisor) {
    Supervisor who = index.supervisor(supervisor);
    return who.maxSimultaneous() > 0
        && who.maxPerTerm() > 0
        && index.unit(index.unitOfSupervisor(supervisor)).maxTrainees() > 0;
  }

  /** That a hard rule about one placement is kept, in words of its own or else by its name. */
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
      case UNIT_CLOSED ->
          new BilingualText(" på en enhet som tar emot då", " at a unit that is open then");
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
