package org.platsa.solver.bound.lp;

/** Finds the terms of each column of a program (<i>kolumnregister</i>). */
public final class ColumnTerms {
  /** By column: the position of its first term; the last entry is the number of terms. */
  private final int[] first;

  /** The program's terms, sorted by column. */
  private final int[] terms;

  /** Sorts the terms that a program has now. */
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

  /** The program's term at a position, which is from a column's first to before its end. */
  public int term(int position) {
    return terms[position];
  }
}
