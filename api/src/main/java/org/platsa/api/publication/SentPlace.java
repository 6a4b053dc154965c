package org.platsa.api.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place of a proposal as the department knows it (<i>skickad plats</i>).
 *
 * @param position in its proposal
 * @param change which it was sent with; null if none
 * @param shown what the provider was shown
 * @param seat with whom and when
 * @param given what was answered; null if nothing
 * @param confirmedAt when the unit confirmed it; null if it has not
 */
public record SentPlace(
    int position,
    @Nullable PlaceChange change,
    ShownPlace shown,
    PlaceSeat seat,
    @Nullable GivenAnswer given,
    @Nullable Instant confirmedAt) {
  /** The same as the provider may see it. */
  public ProposedPlace proposed() {
    return new ProposedPlace(position, shown.place() != null, change, shown, given);
  }
}
