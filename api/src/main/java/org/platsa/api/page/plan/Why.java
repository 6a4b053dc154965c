package org.platsa.api.page.plan;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.DraftChangeRequest.Target;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/**
 * Why a placement is where it is, or has no place, and where else it could be (<i>varför här,
 * varför ingen plats</i>).
 *
 * @param row the placement
 * @param explanation what is told, as data
 * @param because the reasons, in sentences
 * @param costs what it costs by itself, rule by rule
 * @param funnel how the supervisors fell away who could have taken it; empty when placed
 * @param help what would give it a place
 * @param options other places, the best first
 * @param possible how many places break no rule, of those that were asked for
 * @param breaking how many do
 * @param moving whether all places are asked for, not just the best few
 */
public record Why(
    PlanRow row,
    PlacementExplanation explanation,
    List<String> because,
    List<CostLine> costs,
    List<Step> funnel,
    List<Help> help,
    List<Option> options,
    int possible,
    int breaking,
    boolean moving) {
  public Why {
    because = List.copyOf(because);
    costs = List.copyOf(costs);
    funnel = List.copyOf(funnel);
    help = List.copyOf(help);
    options = List.copyOf(options);
  }

  /**
   * What a rule costs.
   *
   * @param share of the costliest, in percent
   */
  public record CostLine(String rule, long cost, long share) {}

  /**
   * How many supervisors an obstacle stops.
   *
   * @param obstacle which one; null for the first line, which says how many there are
   * @param stopped how many
   * @param left how many are left after it
   * @param of how many there were at first
   */
  public record Step(@Nullable Obstacle obstacle, int stopped, int left, int of) {
    /** The share of those left, in percent. */
    public int leftShare() {
      return of == 0 ? 0 : left * 100 / of;
    }

    /** The share of those who were left before, in percent. */
    public int beforeShare() {
      return of == 0 ? 0 : (left + stopped) * 100 / of;
    }
  }

  /**
   * What would give a place, or that nothing was found.
   *
   * @param text in a sentence
   * @param deed the value of the button that does it, if it is all done by moving; null otherwise
   * @param remedy which remedy of the data this is, from 0 on; null if the data is not to be
   *     changed
   */
  public record Help(String text, @Nullable String deed, @Nullable Integer remedy) {
    private static final Set<RemedyChange.Kind> MOVES =
        EnumSet.of(RemedyChange.Kind.MOVE, RemedyChange.Kind.UNPIN);

    static Help of(String placementId, int number, Remedy remedy, String text) {
      List<RemedyChange> changes = remedy.changes();
      if (changes.stream().allMatch(change -> MOVES.contains(change.kind()))) {
        List<Target> seats = new ArrayList<>();
        seats.add(new Target(placementId, remedy.supervisorId(), remedy.periodId(), null));
        changes.forEach(move ->
            seats.add(new Target(move.placementId(), move.supervisorId(), move.periodId(), null)));
        return new Help(text, Deed.toSeats(seats), null);
      }
      // How long a journey may be stands in no document.
      boolean isOfData =
          changes.stream().noneMatch(change -> change.kind() == RemedyChange.Kind.TRAVEL_LIMIT);
      return new Help(text, null, isOfData ? number : null);
    }
  }

  /**
   * A place.
   *
   * @param price what the plan's wishes would cost more, with its sign
   * @param difference the same rule by rule; empty if there is none
   * @param breaks ids of hard rules that it would break
   * @param deed the value of the button that moves the placement there
   * @param here whether the placement is there now
   */
  public record Option(
      String supervisorId,
      Unit unit,
      Period period,
      @Nullable Integer minutes,
      String price,
      String difference,
      List<String> breaks,
      String deed,
      boolean here) {
    public Option {
      breaks = List.copyOf(breaks);
    }
  }

  /**
   * Of a placement with the best few other places, or with all that break no rule.
   *
   * @param breaking whether those are listed too that break one, where all are
   */
  static Why of(Shown shown, PlanRow row, boolean moving, boolean breaking, Locale locale) {
    Explainer explainer = shown.explainer();
    Problem problem = shown.problem();
    ExplanationText text = new ExplanationText(problem, locale);
    PlacementExplanation explanation =
        explainer.explain(row.id(), moving ? 0 : Explainer.ALTERNATIVES);
    List<Recommendation> places =
        moving ? inOrder(explainer.cells(row.id())) : explanation.alternatives();
    int possible = (int) places.stream().filter(Recommendation::isPossible).count();
    return new Why(
        row,
        explanation,
        because(text, explainer, explanation),
        costs(text, explanation),
        funnel(explanation.funnel()),
        help(text, explanation),
        places.stream()
            .filter(place -> !moving || breaking || place.isPossible())
            .map(place -> option(problem, text, place, locale))
            .toList(),
        possible,
        places.size() - possible,
        moving);
  }

  private static List<Recommendation> inOrder(List<Recommendation> cells) {
    return cells.stream()
        .filter(cell -> !cell.current())
        .sorted(Comparator.comparing(cell -> cell.difference().cost()))
        .toList();
  }

  /** Where it is stands beside, as facts: the first sentence is left out. */
  private static List<String> because(
      ExplanationText text, Explainer explainer, PlacementExplanation explanation) {
    Funnel funnel = explanation.funnel();
    if (funnel != null) {
      return List.of(text.funnel(explanation.placementId(), funnel));
    }
    List<String> sentences = text.placement(explainer.explain(explanation.placementId(), 0));
    return sentences.subList(Math.min(1, sentences.size()), sentences.size());
  }

  private static List<CostLine> costs(ExplanationText text, PlacementExplanation explanation) {
    List<Map.Entry<String, Long>> wished =
        explanation.costs().entrySet().stream()
            .filter(cost ->
                ConstraintId.of(cost.getKey())
                    .filter(rule -> rule.level() == ConstraintLevel.SOFT)
                    .isPresent())
            .toList();
    long most = wished.stream().mapToLong(Map.Entry::getValue).max().orElse(0);
    return wished.stream()
        .map(cost ->
            new CostLine(
                text.constraint(cost.getKey()),
                cost.getValue(),
                most == 0 ? 0 : cost.getValue() * 100 / most))
        .toList();
  }

  private static List<Step> funnel(@Nullable Funnel funnel) {
    List<Step> steps = new ArrayList<>();
    if (funnel != null) {
      int left = funnel.supervisors();
      steps.add(new Step(null, 0, left, left));
      for (Funnel.Step step : funnel.steps()) {
        left -= step.stopped();
        steps.add(new Step(step.obstacle(), step.stopped(), left, funnel.supervisors()));
      }
    }
    return steps;
  }

  /** What helps, or that nothing was found that does. */
  private static List<Help> help(ExplanationText text, PlacementExplanation explanation) {
    List<Remedy> remedies = explanation.remedies();
    if (!remedies.isEmpty()) {
      return IntStream.range(0, remedies.size())
          .mapToObj(at ->
              Help.of(
                  explanation.placementId(), at, remedies.get(at), text.remedy(remedies.get(at))))
          .toList();
    }
    return explanation.tried() == null
        ? List.of()
        : List.of(new Help(text.placement(explanation).getLast(), null, null));
  }

  private static Option option(
      Problem problem, ExplanationText text, Recommendation place, Locale locale) {
    return new Option(
        place.supervisorId(),
        problem.units().stream()
            .filter(unit -> unit.id().equals(place.unitId()))
            .findFirst()
            .orElseThrow(),
        problem.periods().stream()
            .filter(period -> period.id().equals(place.periodId()))
            .findFirst()
            .orElseThrow(),
        place.minutes(),
        price(place.difference().cost(), locale),
        text.wishes(place.difference()),
        List.copyOf(place.breaks().keySet()),
        Deed.to(place.supervisorId(), place.periodId()),
        place.current());
  }

  /** What wishes cost more, with its sign. */
  static String price(Cost more, Locale locale) {
    String number = NumberFormat.getIntegerInstance(locale).format(Math.abs(more.soft()));
    return more.soft() > 0 ? "+" + number : more.soft() < 0 ? "−" + number : "±0";
  }
}
