package org.platsa.api.unit;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;

/**
 * Who a unit says will come (<i>bekräftelse från enheten</i>).
 *
 * @param confirmed true to confirm, false to take that back
 * @param places which places, as they were read; all or none
 */
@Schema(name = "ConfirmationRequest", description = "Who a unit says will come.")
public record ConfirmationRequest(
    @Schema(
            description = "True to confirm, false to take that back.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Boolean confirmed,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "Which places, as they were read; all are confirmed, or none.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            maxItems = ConfirmationRequest.MOST)
        @Nullable List<@Nullable Place> places) {
  static final int MOST = 1_000;

  /**
   * A place as it was published.
   *
   * @param proposalId of which proposal
   * @param position its place there
   */
  @Schema(name = "ConfirmedPlace", description = "A place as it was published.")
  public record Place(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable UUID proposalId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0")
          @Nullable Integer position) {}

  /** A place that is named in full. */
  record Named(UUID proposalId, int position) {}

  /**
   * What is named, each once and in order.
   *
   * @throws ApiException 422 with every fault
   */
  Set<Named> named() {
    List<ErrorIssue> issues = new ArrayList<>();
    Set<Named> named = new LinkedHashSet<>();
    if (confirmed == null) {
      issues.add(missing("/confirmed"));
    }
    if (places == null || places.isEmpty()) {
      issues.add(missing("/places"));
    } else if (places.size() > MOST) {
      issues.add(
          ErrorIssue.error(
              "TOO_MANY",
              "/places",
              Integer.toString(places.size()),
              "Högst " + MOST + " platser åt gången.",
              "At most " + MOST + " places at a time."));
    } else {
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        if (place == null || place.proposalId() == null) {
          issues.add(missing("/places/" + i + "/proposalId"));
        } else if (place.position() == null) {
          issues.add(missing("/places/" + i + "/position"));
        } else {
          named.add(new Named(place.proposalId(), place.position()));
        }
      }
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("Nothing is confirmed", issues);
    }
    return named;
  }

  private static ErrorIssue missing(String pointer) {
    return ErrorIssue.error(
        "MISSING_FIELD",
        pointer,
        null,
        "Ange vilka platser det gäller, och om de bekräftas.",
        "Say which places it is about, and whether they are confirmed.");
  }
}
