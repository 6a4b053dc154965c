package org.platsa.api.publication;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A free place that a provider has taken for somebody without one (<i>tagen plats</i>). It is
 * agreed, and stands until the provider's next version, which has it or says that it is gone.
 *
 * @param id of the place that was on offer
 * @param proposal the provider's newest, in which the placement has no place
 * @param position of the placement there
 * @param seat with whom and when it is
 * @param place as it was offered
 * @param by who took it, by name
 * @param at when
 */
record TakenPlace(
    UUID id,
    UUID proposal,
    int position,
    PlaceSeat seat,
    ShownPlace.Place place,
    String by,
    Instant at) {
  /** What was sent last, as if the place had been in it and accepted. */
  SentPlace in(SentPlace sent) {
    return new SentPlace(
        sent.position(),
        sent.change(),
        sent.shown().at(place),
        seat,
        new GivenAnswer(Answer.ACCEPTED, null, by, at, false),
        null);
  }

  /** Whether somebody said no, or withdrew the student, all the same. */
  static boolean isGivenUp(SentPlace sent) {
    return sent.given() != null
        && Set.of(Answer.DECLINED, Answer.WITHDRAWN).contains(sent.given().answer());
  }
}
