package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A placement of a proposal with what was answered (<i>föreslagen plats</i>).
 *
 * @param position from 0 on, in the order of the term's data
 * @param placed whether it has a place
 * @param change since the provider's last proposal; null if nothing, or if this is the first
 * @param shown what the provider is shown
 * @param given what was answered; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProposedPlace", description = "A placement of a proposal with what was answered.")
public record ProposedPlace(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int position,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean placed,
    @Schema(description = "Since the provider's last proposal; absent if nothing.")
        @Nullable PlaceChange change,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShownPlace shown,
    @Schema(description = "What was answered; absent if nothing.") @Nullable GivenAnswer given) {
  /** Whether it is still asked for. */
  public boolean asked() {
    return change != PlaceChange.GONE;
  }

  /** Whether somebody is to answer to it. */
  public boolean waits() {
    return placed && given == null;
  }

  /** Whether it was answered so. */
  public boolean is(Answer answer) {
    return given != null && given.answer() == answer;
  }
}
