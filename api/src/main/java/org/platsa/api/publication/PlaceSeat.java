package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * With whom and when a published placement is (<i>plats</i>), which the department alone knows.
 *
 * @param placementId which placement
 * @param supervisorId with whom; null without a place
 * @param periodId when; null without a place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceSeat(
    String placementId, @Nullable String supervisorId, @Nullable String periodId) {}
