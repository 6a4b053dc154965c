package org.platsa.solver.problem;

/**
 * When a placement would best be (<i>önskad period</i>).
 *
 * @param periodId a period; one in which the placement may not be does not count
 * @param grade 1 for the first choice, 2 for the second and so on, to {@value Wish#LAST_GRADE}
 */
public record PeriodWish(String periodId, int grade) {
  public PeriodWish {
    Invariants.id("periodId", periodId);
    Invariants.within("grade", grade, 1, Wish.LAST_GRADE);
  }
}
