package org.platsa.solver.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Mend;

/** Says which move mends a broken rule, and its price (<i>lagningar i ord</i>). */
final class MendText {
  private final Wording words;

  MendText(Wording words) {
    this.words = words;
  }

  /** One move. That it mends the rule is not said again: its price is what wishes cost more. */
  String sentence(Mend mend) {
    String price = words.difference(wished(mend.difference()));
    String unitId = mend.unitId();
    String supervisorId = mend.supervisorId();
    String periodId = mend.periodId();
    if (unitId == null || supervisorId == null || periodId == null) {
      return words.say(
          "Ta bort platsen för %s, som då blir utan: %s.",
          "Take the place of %s away, which then has none: %s.", mend.placementId(), price);
    }
    return words.say(
        mend.pinned() ? "Flytta %s, som är låst, till %s: %s." : "Flytta %s till %s: %s.",
        mend.pinned() ? "Move %s, which is locked, to %s: %s." : "Move %s to %s: %s.",
        mend.placementId(),
        words.place(supervisorId, unitId, periodId),
        price);
  }

  private static Difference wished(Difference difference) {
    Map<String, Long> wishes = new LinkedHashMap<>();
    difference
        .byConstraint()
        .forEach((id, more) -> {
          if (Wording.known(id).level() == ConstraintLevel.SOFT) {
            wishes.put(id, more);
          }
        });
    return new Difference(new Cost(0, 0, difference.cost().soft()), wishes);
  }
}
