package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Supervisor;

/**
 * What a unit offers in a term, as it answered, else as the data has it (<i>enhetens
 * erbjudande</i>).
 *
 * @param asking how it is asked
 * @param open whether it can be answered now
 * @param unitId which unit
 * @param unit its name
 * @param maxTrainees trainees at the same time
 * @param maxTraineesBefore what the data has of it
 * @param offers places in periods or weeks; none if it takes whom it can in all weeks
 * @param periods the term's periods
 * @param kinds the kinds of placement that the term knows, its own among them
 * @param supervisors the unit's, as it offers them
 * @param before the same as the data has them
 * @param closedWeeks Mondays of weeks in which nobody is taken
 * @param weeks Mondays of the term's weeks
 * @param version of the answer, to be sent back by whoever answers
 * @param unchanged whether it answered that all is as the data has it
 * @param answeredAt when it answered last; null if it has not
 * @param answeredBy who did, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OfferSheet", description = "What a unit offers in a term.")
public record OfferSheet(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "Whether it can be answered now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "4") int maxTrainees,
    @Schema(description = "What the data has of it.", requiredMode = Schema.RequiredMode.REQUIRED)
        int maxTraineesBefore,
    @Schema(
            description = "Places in periods or weeks; none if it takes whom it can in all weeks.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<OfferedPlaces> offers,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Period> periods,
    @Schema(
            description = "The kinds of placement that the term knows, its own among them.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<PlacementKind> kinds,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Supervisor> supervisors,
    @Schema(
            description = "The same as the data has them.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Supervisor> before,
    @Schema(
            description = "Mondays of weeks in which nobody is taken.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<LocalDate> closedWeeks,
    @Schema(
            description = "Mondays of the term's weeks.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<LocalDate> weeks,
    @Schema(
            description = "Of the answer, to be sent back by whoever answers.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String version,
    @Schema(
            description = "Whether it answered that all is as the data has it.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean unchanged,
    @Schema(description = "When it answered last.") @Nullable Instant answeredAt,
    @Schema(description = "Who answered.") @Nullable String answeredBy) {
  public OfferSheet {
    offers = List.copyOf(offers);
    periods = List.copyOf(periods);
    kinds = List.copyOf(kinds);
    supervisors = List.copyOf(supervisors);
    before = List.copyOf(before);
    closedWeeks = List.copyOf(closedWeeks);
    weeks = List.copyOf(weeks);
  }
}
