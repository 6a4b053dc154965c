package org.platsa.solver.problem;

/**
 * What applies to a kind of placement (<i>praktikformens villkor</i>): of a document's own one, or
 * of a usual one in place of what is usual.
 *
 * @param id the kind
 * @param training whether the supervisor must have training
 * @param priority how much it weighs, against other kinds, to leave one of it without a place, 1 to
 *     {@value #HIGHEST}
 */
public record PlacementKindTerms(PlacementKind id, boolean training, int priority) {
  /** The highest {@code priority}. */
  public static final int HIGHEST = 10;

  public PlacementKindTerms {
    Invariants.required("id", id);
    Invariants.within("priority", priority, 1, HIGHEST);
  }
}
