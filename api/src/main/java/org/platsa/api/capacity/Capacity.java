package org.platsa.api.capacity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.UnitKind;

/**
 * Demand against places (<i>räcker platserna?</i>), before anything is planned: by kind of unit and
 * period.
 *
 * @param periods the columns, in the problem's order
 * @param kinds the rows: kinds of which there are units, or at which somebody asks to be
 */
@Schema(name = "Capacity", description = "Demand against places, before anything is planned.")
public record Capacity(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<PeriodColumn> periods,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<KindRow> kinds) {
  public Capacity {
    periods = List.copyOf(periods);
    kinds = List.copyOf(kinds);
  }

  /**
   * A period.
   *
   * @param id its id
   * @param name as people write it
   * @param kind what it is for
   * @param firstMonday its first day
   * @param weeks how many
   */
  @Schema(name = "CapacityPeriod", description = "A period.")
  public record PeriodColumn(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL1") String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL 1") String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementKind kind,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate firstMonday,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "5") int weeks) {}

  /**
   * A kind of unit.
   *
   * @param kind which
   * @param units of it
   * @param withoutSupervisors units of it without a supervisor who takes anybody
   * @param mustBeHere placements that can be at no other kind and need a trained supervisor
   * @param mostInTheTerm how many these supervisors take in the term at most
   * @param missing how many have no place for certain, however the term is planned
   * @param cells one for each period
   */
  @Schema(name = "CapacityKind", description = "A kind of unit.")
  public record KindRow(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UnitKind kind,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "24") int units,
      @Schema(
              description = "Units of it without a supervisor who takes anybody.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "0")
          int withoutSupervisors,
      @Schema(
              description = "Placements that can be at no other kind and need trained supervisors.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "16")
          int mustBeHere,
      @Schema(
              description = "How many its trained supervisors take in the term at most.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "14")
          int mostInTheTerm,
      @Schema(
              description = "How many have no place for certain, however the term is planned.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "2")
          int missing,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Cell> cells) {
    public KindRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A kind of unit in a period. Periods of other kinds in the same weeks share the places.
   *
   * @param periodId which period
   * @param possible whether any placement can be there
   * @param demand placements, when those that can choose are spread as evenly as can be
   * @param places how many can be there at the same time
   * @param missing by how much the demand is more than the places
   */
  @Schema(name = "CapacityCell", description = "A kind of unit in a period.")
  public record Cell(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL1") String periodId,
      @Schema(
              description = "Whether any placement can be there.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          boolean possible,
      @Schema(
              description = "Placements, when those that can choose are spread evenly.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "42")
          int demand,
      @Schema(
              description = "How many can be there at the same time.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "78")
          int places,
      @Schema(
              description = "By how much the demand is more than the places.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "0")
          int missing) {}
}
