package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would give an unplaced placement a place (<i>åtgärd</i>), and the best place that it would
 * give. It has been tried: with it the placement breaks no hard rule there.
 *
 * @param changes one change, or two where no single one helps; where no two do, everything that is
 *     in the way at one place
 * @param supervisorId with whom the placement would then be
 * @param unitId where
 * @param periodId when
 * @param minutes travel one way; null when nobody may know the home
 * @param supervisors how many supervisors at least could take the placement after the changes
 * @param difference what the plan would cost more in the changed problem with the placement there
 *     (and others where the changes move them) than it does as it is, in the problem as it is
 */
public record Remedy(
    List<RemedyChange> changes,
    String supervisorId,
    String unitId,
    String periodId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer minutes,
    int supervisors,
    Difference difference) {
  public Remedy {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a remedy changes something");
    }
  }
}
