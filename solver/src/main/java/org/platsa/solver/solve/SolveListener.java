package org.platsa.solver.solve;

/** Hears of better plans while a search runs (<i>lyssnare</i>). */
@FunctionalInterface
public interface SolveListener {
  /** A listener that does nothing. */
  SolveListener NONE = improvement -> {};

  /**
   * Called with each better plan, at most about ten times a second, in order and never by two
   * threads at once; the last is never left out. Called by the searching thread: be quick. With
   * several threads and a limit in steps the result may be another plan of the last one's cost. An
   * exception ends the search and comes out of {@link PlacementSolver#solve()}.
   */
  void improved(Improvement improvement);
}
