package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.platsa.api.cancellation.Help;

/**
 * With whom and when a published placement is (<i>plats</i>), which the department alone knows.
 *
 * @param placementId which placement
 * @param supervisorId with whom; null without a place
 * @param periodId when; null without a place
 * @param help how much a place would help; null with one, and where that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceSeat(
    String placementId,
    @Nullable String supervisorId,
    @Nullable String periodId,
    @Nullable Help help) {}
