package org.platsa.api.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Suggestion;

/** Soft weights of a run (<i>vikter</i>). */
public final class Weights {
  private Weights() {}

  /** What is wrong with weights that came in a request. */
  public static List<ErrorIssue> faults(String pointer, Map<String, Integer> weights) {
    List<ErrorIssue> issues = new ArrayList<>();
    weights.forEach((id, weight) -> {
      Optional<ConstraintId> rule = ConstraintId.of(id);
      String at = pointer + "/" + id.replace("~", "~0").replace("/", "~1");
      if (rule.isEmpty()) {
        issues.add(
            ErrorIssue.error(
                "UNKNOWN_CONSTRAINT",
                at,
                id,
                "Det finns ingen regel "
                    + id
                    + "."
                    + maybe(id, " Kanske ", " Se GET /constraints."),
                "There is no rule " + id + "." + maybe(id, " Maybe ", " See GET /constraints.")));
      } else if (!rule.get().weightMayBeSet()) {
        issues.add(
            ErrorIssue.error(
                "WEIGHT_NOT_SETTABLE",
                at,
                id,
                "Regeln " + id + " är inte mjuk; bara mjuka regler kan viktas.",
                "The rule " + id + " is not soft; only soft rules can be weighted."));
      }
      if (weight == null || weight < 0 || weight > Problem.MAX_WEIGHT) {
        issues.add(
            ErrorIssue.error(
                "OUT_OF_RANGE",
                at,
                String.valueOf(weight),
                "En vikt ska vara mellan 0 och 1 000 000.",
                "A weight must be from 0 to 1,000,000."));
      }
    });
    return issues;
  }

  private static String maybe(String id, String word, String otherwise) {
    List<String> settable =
        Arrays.stream(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .map(ConstraintId::id)
            .toList();
    return new Suggestion()
        .nearest(id, settable)
        .map(nearest -> word + nearest + ".")
        .orElse(otherwise);
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
