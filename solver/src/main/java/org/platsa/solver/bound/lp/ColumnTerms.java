package org.platsa.solver.bound.lp;

/** The terms of a program column by column (<i>kolumnregister</i>). */
public final class ColumnTerms {
  private final int[] first;
  private final int[] terms;

  public ColumnTerms(LinearProgram program) {
    first = new int[program.columns() + 1];
    for (int t = 0; t < program.terms(); t++) {
      first[program.termColumn(t) + 1]++;
    }
    for (int c = 0; c < program.columns(); c++) {
      first[c + 1] += first[c];
    }
    terms = new int[program.terms()];
    int[] next = first.clone();
    for (int t = 0; t < program.terms(); t++) {
      terms[next[program.termColumn(t)]++] = t;
    }
  }

  /** The position of a column's first term. */
  public int first(int column) {
    return first[column];
  }

  /** The position after a column's last term. */
  public int end(int column) {
    return first[column + 1];
  }

  /** The program's term at a position. */
  public int term(int position) {
    return terms[position];
  }
}
