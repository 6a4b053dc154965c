package org.platsa.solver.explain;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.stream.Breach;

/** What each placement, supervisor, unit and provider costs by itself. */
final class OwnCosts {
  private final Map<Breach.Subject, Map<String, RuleCosts>> costs =
      new EnumMap<>(Breach.Subject.class);
  private final Map<ConstraintId, Integer> matches = new EnumMap<>(ConstraintId.class);

  private OwnCosts() {}

  static OwnCosts of(Trial trial) {
    OwnCosts own = new OwnCosts();
    for (Trial.Charge charge : trial.charges()) {
      own.matches.merge(charge.rule(), 1, Integer::sum);
      for (String id : charge.ids()) {
        own.costs
            .computeIfAbsent(charge.what(), key -> new HashMap<>())
            .computeIfAbsent(id, key -> new RuleCosts())
            .add(charge.rule(), charge.cost());
      }
    }
    return own;
  }

  int matches(ConstraintId rule) {
    return matches.getOrDefault(rule, 0);
  }

  Map<String, Long> ofPlacement(String id) {
    return of(Breach.Subject.PLACEMENT, id);
  }

  Map<String, Long> ofSupervisor(String id) {
    return of(Breach.Subject.SUPERVISOR, id);
  }

  Map<String, Long> ofUnit(String id) {
    return of(Breach.Subject.UNIT, id);
  }

  Map<String, Long> ofProvider(String id) {
    return of(Breach.Subject.PROVIDER, id);
  }

  private Map<String, Long> of(Breach.Subject what, String id) {
    RuleCosts own = costs.getOrDefault(what, Map.of()).get(id);
    return own == null ? Map.of() : own.byId();
  }
}
