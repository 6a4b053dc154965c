package org.platsa.solver.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;

/** The rules that a problem's weights name. */
final class WeightChecks {
  private static final Map<ConstraintLevel, BilingualText> LEVELS =
      Map.of(
          ConstraintLevel.HARD, new BilingualText("hård", "hard"),
          ConstraintLevel.MEDIUM, new BilingualText("mellan", "medium"),
          ConstraintLevel.SOFT, new BilingualText("mjuk", "soft"));

  private static final List<String> SETTABLE =
      Arrays.stream(ConstraintId.values())
          .filter(ConstraintId::weightMayBeSet)
          .map(ConstraintId::id)
          .toList();

  private WeightChecks() {}

  static void check(RawRecord weights, Findings findings) {
    for (String id : weights.node().propertyNames()) {
      ConstraintId constraint = ConstraintId.of(id).orElse(null);
      if (constraint == null) {
        findings.addWithMaybe(
            IssueCode.UNKNOWN_CONSTRAINT,
            ProblemChecks.DOCUMENT,
            weights.at(id),
            id,
            id,
            SETTABLE,
            Values.shown(id));
      } else if (!constraint.weightMayBeSet()) {
        findings.add(
            IssueCode.WEIGHT_NOT_SETTABLE,
            ProblemChecks.DOCUMENT,
            weights.at(id),
            id,
            id,
            LEVELS.getOrDefault(constraint.level(), ProblemChecks.DOCUMENT.name()));
      }
    }
  }
}
