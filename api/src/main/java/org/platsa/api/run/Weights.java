package org.platsa.api.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Suggestion;

/** Soft weights of a run (<i>vikter</i>). */
public final class Weights {
  /** As many as there are rules, and then some: more than anybody misspells. */
  private static final int MOST_UNKNOWN = 50;

  private static final List<String> SETTABLE =
      Arrays.stream(ConstraintId.values())
          .filter(ConstraintId::weightMayBeSet)
          .map(ConstraintId::id)
          .toList();

  private Weights() {}

  /**
   * What is wrong with weights that came in a request. Of names that are no rule's only the first
   * are told, and how many more there are.
   */
  public static List<ErrorIssue> faults(String pointer, Map<String, Integer> weights) {
    List<ErrorIssue> issues = new ArrayList<>();
    int unknown = 0;
    for (Map.Entry<String, Integer> entry : weights.entrySet()) {
      String id = entry.getKey();
      Optional<ConstraintId> rule = ConstraintId.of(id);
      if (rule.isEmpty() && ++unknown > MOST_UNKNOWN) {
        continue;
      }
      String at = pointer + "/" + id.replace("~", "~0").replace("/", "~1");
      if (rule.isEmpty()) {
        issues.add(unknown(at, id));
      } else if (!rule.get().weightMayBeSet()) {
        issues.add(
            ErrorIssue.error(
                "WEIGHT_NOT_SETTABLE",
                at,
                id,
                "Regeln " + id + " är inte mjuk; bara mjuka regler kan viktas.",
                "The rule " + id + " is not soft; only soft rules can be weighted."));
      }
      Integer weight = entry.getValue();
      if (weight == null || weight < 0 || weight > Problem.MAX_WEIGHT) {
        issues.add(
            ErrorIssue.error(
                "OUT_OF_RANGE",
                at,
                String.valueOf(weight),
                "En vikt ska vara mellan 0 och 1 000 000.",
                "A weight must be from 0 to 1,000,000."));
      }
    }
    if (unknown > MOST_UNKNOWN) {
      issues.add(more(pointer, unknown - MOST_UNKNOWN));
    }
    return issues;
  }

  private static ErrorIssue unknown(String at, String id) {
    Optional<String> nearest = new Suggestion().nearest(id, SETTABLE);
    return ErrorIssue.error(
        "UNKNOWN_CONSTRAINT",
        at,
        id,
        "Det finns ingen regel "
            + id
            + "."
            + nearest.map(name -> " Kanske " + name + ".").orElse(" Se GET /constraints."),
        "There is no rule "
            + id
            + "."
            + nearest.map(name -> " Maybe " + name + ".").orElse(" See GET /constraints."));
  }

  private static ErrorIssue more(String pointer, int count) {
    return ErrorIssue.error(
        "UNKNOWN_CONSTRAINT",
        pointer,
        Integer.toString(count),
        String.format(
            Locale.forLanguageTag("sv"), "%,d namn till är inte någon regels namn.", count),
        String.format(Locale.ENGLISH, "%,d more names are not the name of any rule.", count));
  }

  /** The problem with these weights on top of its own. */
  public static Problem applied(Problem problem, Map<String, Integer> weights) {
    if (weights.isEmpty()) {
      return problem;
    }
    Map<String, Integer> all = new LinkedHashMap<>(problem.weights());
    all.putAll(weights);
    return problem.withWeights(all);
  }
}
