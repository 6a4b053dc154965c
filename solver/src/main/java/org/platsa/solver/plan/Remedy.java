package org.platsa.solver.plan;

import java.util.List;

/**
 * What would give an unplaced placement a place (<i>åtgärd</i>), and the best place that it would
 * give. It has been tried: with it the placement breaks no hard rule there.
 *
 * @param changes one change, or two where no single one helps
 * @param supervisorId with whom the placement would then be
 * @param unitId where
 * @param periodId when
 * @param minutes travel one way
 * @param supervisors how many supervisors at least could take the placement after the changes
 * @param difference what the changed problem's plan would cost more with the placement there (and
 *     others where the changes move them) than with everybody as they are
 */
public record Remedy(
    List<RemedyChange> changes,
    String supervisorId,
    String unitId,
    String periodId,
    int minutes,
    int supervisors,
    Difference difference) {
  public Remedy {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a remedy changes something");
    }
  }
}
