package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.stream.ConstraintJustification;
import java.util.List;

/**
 * Where a rule costs something (<i>regelbrott</i>), in ids and numbers.
 *
 * @param what the kind of thing that the ids name
 * @param ids a placement's, a supervisor's, a unit's or a provider's id; two placements' where a
 *     pair breaks the rule
 * @param amount units of breach, before the rule's weight; weighted where the rule rounds after
 *     weighting
 */
public record Breach(Subject what, List<String> ids, long amount)
    implements ConstraintJustification {
  /** The kind of thing that breaks a rule. */
  public enum Subject {
    PLACEMENT,
    SUPERVISOR,
    UNIT,
    PROVIDER
  }
}
