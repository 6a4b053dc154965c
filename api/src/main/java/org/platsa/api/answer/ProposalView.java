package org.platsa.api.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.ProposedPlace;

/**
 * What a provider was sent, place by place, with its answers (<i>förslag</i>).
 *
 * @param proposal in short
 * @param open whether it can be answered now
 * @param places in the order of the term's data
 */
@Schema(name = "ProposalView", description = "What a provider was sent, with its answers.")
public record ProposalView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Proposal proposal,
    @Schema(
            description = "Whether it can be answered now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ProposedPlace> places) {
  public ProposalView {
    places = List.copyOf(places);
  }
}
