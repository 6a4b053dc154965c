package org.platsa.api.run;

import java.util.List;

/**
 * A part of a run's events (<i>händelsebunt</i>), in order.
 *
 * @param events the events, without the whole plans that improvements have now and then
 * @param to the number up to which these are all that there are
 */
public record EventBatch(List<RunEvent> events, long to) {
  public EventBatch {
    events = List.copyOf(events);
  }
}
