package org.platsa.api.unit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.platsa.solver.problem.Supervisor;

/**
 * One of a manager's units in a term that is not over, as the term's newest data has it (<i>egen
 * enhet</i>).
 *
 * @param termId which term
 * @param term its name
 * @param lastDay its last day
 * @param unitId which unit
 * @param unit its name
 * @param maxTrainees trainees at the same time
 * @param supervisors the unit's
 */
@Schema(name = "OwnUnit", description = "One of a manager's units in a term that is not over.")
public record OwnUnit(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String term,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate lastDay,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(
            description = "Trainees at the same time.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "4")
        int maxTrainees,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Supervisor> supervisors) {
  public OwnUnit {
    supervisors = List.copyOf(supervisors);
  }
}
