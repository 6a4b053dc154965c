package org.platsa.api.freed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.ProviderTier;

/**
 * A wish to offer places that are free (<i>erbjud lediga platser</i>).
 *
 * @param until the last day on which they can be taken, from today to a year from now
 * @param headStart so many days those of a tier have before the next, 0 to 30: members of the
 *     college at once, those on trial after as many days, others after twice as many; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OfferingRequest", description = "A wish to offer places that are free.")
public record OfferingRequest(
    @Schema(
            description = "The last day on which they can be taken.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable LocalDate until,
    @Schema(
            description = "So many days those of a tier have before the next, 0 to 30.",
            example = "2")
        @Nullable Integer headStart) {
  private static final int MOST_DAYS = 30;

  /**
   * Refuses what cannot be meant.
   *
   * @throws ApiException 422 with every fault
   */
  void check(LocalDate today) {
    List<ErrorIssue> issues = new ArrayList<>();
    if (until == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/until",
              null,
              "Ange sista dag att ta en plats.",
              "Give the last day to take a place."));
    } else if (until.isBefore(today) || until.isAfter(today.plusYears(1))) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "/until",
              until.toString(),
              "Sista dag att ta en plats ska vara från i dag till om ett år.",
              "The last day to take a place must be from today to a year from now."));
    }
    ErrorIssue.outside("/headStart", headStart, 0, MOST_DAYS).ifPresent(issues::add);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("They cannot be offered like that", issues);
    }
  }

  /** From when on it is a tier's turn; a provider that the data no longer has comes last. */
  LocalDate opensOn(LocalDate today, @Nullable ProviderTier tier) {
    int stage = tier == null ? ProviderTier.values().length - 1 : tier.ordinal();
    return today.plusDays((long) stage * (headStart == null ? 0 : headStart));
  }
}
