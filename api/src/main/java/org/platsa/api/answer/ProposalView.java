package org.platsa.api.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.ProposedPlace;

/**
 * What a provider was sent, place by place, with its answers (<i>förslag</i>).
 *
 * @param proposal in short
 * @param today the day that counts, in Sweden
 * @param open whether it can be answered now
 * @param places in the order of the term's data
 * @param references what the provider knows its students by, by pseudonym; of those it has told
 */
@Schema(name = "ProposalView", description = "What a provider was sent, with its answers.")
public record ProposalView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Proposal proposal,
    @JsonIgnore LocalDate today,
    @Schema(
            description = "Whether it can be answered now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ProposedPlace> places,
    @Schema(
            description =
                "What the provider knows its students by, by pseudonym, as it said when it asked"
                    + " for them.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, String> references) {
  public ProposalView {
    places = List.copyOf(places);
    references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
  }

  /** What the provider knows a place's student by; null if it has not said. */
  public @Nullable String reference(ProposedPlace place) {
    return references.get(place.shown().studentId());
  }

  /** The answer to a place as it counts by now; null for none. */
  public @Nullable Answer counted(ProposedPlace place) {
    return proposal.counted(place.placed(), place.given(), today);
  }
}
