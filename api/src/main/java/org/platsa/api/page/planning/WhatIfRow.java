package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.RunStatus;
import org.platsa.api.whatif.Supposition;
import org.platsa.api.whatif.WhatIf;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * A question with its answer, as a coordinator reads it (<i>tänk om</i>).
 *
 * @param asked the question
 * @param supposed what is different
 * @param stage how the answer stands; null if it was never begun
 * @param figures what it gives beside the plan; empty while there is no answer
 * @param more how many more have a place; fewer below 0
 */
public record WhatIfRow(
    WhatIf asked,
    List<Supposed> supposed,
    @Nullable Stage stage,
    Map<String, FigureRow> figures,
    int more) {
  /** The figures that are shown, by their names. */
  static final List<String> SHOWN =
      List.of("PLACED", "PAIRS", "MEDIAN_TRAVEL", "OVER_45", "UNEVENNESS", "COST");

  /**
   * One thing that is different.
   *
   * @param kind which sentence tells it
   * @param number how many or how large; 0 where that says nothing
   * @param name of what; empty where that says nothing
   * @param unitKinds of which units
   */
  public record Supposed(String kind, int number, String name, List<UnitKind> unitKinds) {
    static Supposed of(Supposition supposition, Map<String, String> units) {
      return switch (supposition) {
        case Supposition.TrainedShare(Integer percent) ->
            new Supposed("share", percent == null ? 0 : percent, "", List.of());
        case Supposition.PeerLearning(List<@Nullable UnitKind> kinds) ->
            new Supposed("pairs", 0, "", known(kinds));
        case Supposition.MorePlaces(String unitId, Integer more) ->
            new Supposed("places", more == null ? 0 : more, name(unitId, units), List.of());
        case Supposition.NextTrained(String unitId) ->
            new Supposed("trained", 0, name(unitId, units), List.of());
        case Supposition.Changed changed -> new Supposed("changed", 0, type(changed), List.of());
      };
    }

    private static List<UnitKind> known(@Nullable List<@Nullable UnitKind> kinds) {
      List<UnitKind> known = new ArrayList<>();
      if (kinds != null) {
        for (UnitKind kind : kinds) {
          if (kind != null) {
            known.add(kind);
          }
        }
      }
      return known;
    }

    private static String name(@Nullable String unitId, Map<String, String> units) {
      return unitId == null ? "" : units.getOrDefault(unitId, unitId);
    }

    /** The type of a change, as the history calls it. */
    private static String type(Supposition.Changed changed) {
      String name = changed.change() == null ? "" : changed.change().getClass().getSimpleName();
      return name.isEmpty() ? "" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
  }

  /** Questions beside a plan, which may be of other data or not there yet. */
  static List<WhatIfRow> of(
      List<WhatIf> asked, Problem problem, @Nullable RunStatus plan, Locale locale) {
    Map<String, String> units =
        DistinctNames.of(problem).units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
    return asked.stream().map(each -> of(each, units, plan, locale)).toList();
  }

  private static WhatIfRow of(
      WhatIf asked, Map<String, String> units, @Nullable RunStatus plan, Locale locale) {
    RunStatus run = asked.run();
    Map<String, FigureRow> figures = figures(plan, run, locale);
    return new WhatIfRow(
        asked,
        asked.suppose().stream().map(each -> Supposed.of(each, units)).toList(),
        run == null ? null : Stage.of(run),
        figures,
        figures.isEmpty() ? 0 : placed(run) - placed(plan));
  }

  private static int placed(@Nullable RunStatus run) {
    return run == null || run.kpis() == null ? 0 : run.kpis().placed();
  }

  /**
   * What an answer gives beside a plan, by the figure's name; empty where there is nothing to put
   * beside each other. Costs are compared only where as many have a place, by the same weights:
   * otherwise more placed would look dearer.
   */
  static Map<String, FigureRow> figures(
      @Nullable RunStatus plan, @Nullable RunStatus run, Locale locale) {
    Map<String, FigureRow> figures = new LinkedHashMap<>();
    if (run == null || run.kpis() == null || plan == null || plan.kpis() == null) {
      return figures;
    }
    FigureRow.of(plan.kpis(), run.kpis(), locale).stream()
        .filter(figure -> SHOWN.contains(figure.figure()))
        .forEach(figure -> figures.put(figure.figure(), figure));
    Cost before = plan.cost();
    Cost after = run.cost();
    if (before != null
        && after != null
        && before.medium() == after.medium()
        && run.weights().equals(plan.weights())) {
      figures.put("COST", FigureRow.ofCost(before, after, locale));
    }
    return figures;
  }

  /** Whether the answer is still being worked out. */
  public boolean isOpen() {
    return asked.run() != null && !asked.run().state().isFinished();
  }
}
