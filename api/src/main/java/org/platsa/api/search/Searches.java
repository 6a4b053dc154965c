package org.platsa.api.search;

import java.util.function.Consumer;
import org.platsa.solver.solve.Improvement;
import org.springframework.stereotype.Component;

/** Begins searches (<i>sökningar</i>). */
@Component
public class Searches {
  /**
   * Begins a search; returns at once.
   *
   * @param listener hears of better plans, in order and never twice at the same time; it must be
   *     quick, and is not called any more when {@link Search#await()} has returned
   */
  public Search begin(SearchOrder order, Consumer<Improvement> listener) {
    return new Search(order, listener);
  }
}
