package org.platsa.solver.bound.lp;

import java.util.Arrays;

/**
 * A program over whole numbers (<i>heltalsprogram</i>), kept apart from any solver: columns from 0
 * to an upper limit, rows between two limits, all coefficients whole, two objectives of which
 * medium goes first. No row may name a column twice.
 */
public final class LinearProgram {
  /** No limit on that side of a row. */
  public static final long NONE = Long.MAX_VALUE / 4;

  private int columns;
  private int rows;
  private int terms;
  private long[] upper = new long[1024];
  private long[] medium = new long[1024];
  private long[] soft = new long[1024];
  private long[] rowLower = new long[1024];
  private long[] rowUpper = new long[1024];
  private int[] termRow = new int[4096];
  private int[] termColumn = new int[4096];
  private long[] termFactor = new long[4096];
  private long mediumConstant;
  private long softConstant;
  private int mediumCap = -1;

  /** Adds a column from 0 to an upper limit; says its position. */
  public int addColumn(long upperLimit, long mediumCost, long softCost) {
    if (columns == upper.length) {
      upper = Arrays.copyOf(upper, 2 * columns);
      medium = Arrays.copyOf(medium, 2 * columns);
      soft = Arrays.copyOf(soft, 2 * columns);
    }
    upper[columns] = upperLimit;
    medium[columns] = mediumCost;
    soft[columns] = softCost;
    return columns++;
  }

  /** Adds a row without terms, between two limits; says its position. */
  public int addRow(long lower, long upperLimit) {
    if (rows == rowLower.length) {
      rowLower = Arrays.copyOf(rowLower, 2 * rows);
      rowUpper = Arrays.copyOf(rowUpper, 2 * rows);
    }
    rowLower[rows] = lower;
    rowUpper[rows] = upperLimit;
    return rows++;
  }

  /** Adds a column to a row, so many times. */
  public void addTerm(int row, int column, long factor) {
    if (terms == termRow.length) {
      termRow = Arrays.copyOf(termRow, 2 * terms);
      termColumn = Arrays.copyOf(termColumn, 2 * terms);
      termFactor = Arrays.copyOf(termFactor, 2 * terms);
    }
    termRow[terms] = row;
    termColumn[terms] = column;
    termFactor[terms++] = factor;
  }

  /** Adds a cost that every solution has. */
  public void addConstant(long mediumCost, long softCost) {
    mediumConstant += mediumCost;
    softConstant += softCost;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** How many terms there are, by which {@link #termRow} and the like ask. */
  public int terms() {
    return terms;
  }

  public int termRow(int term) {
    return termRow[term];
  }

  public int termColumn(int term) {
    return termColumn[term];
  }

  public long termFactor(int term) {
    return termFactor[term];
  }

  public long upper(int column) {
    return upper[column];
  }

  public long rowLower(int row) {
    return rowLower[row];
  }

  public long rowUpper(int row) {
    return rowUpper[row];
  }

  /** What one of a column costs. */
  public long cost(Objective objective, int column) {
    return objective == Objective.MEDIUM ? medium[column] : soft[column];
  }

  /** What every solution costs. */
  public long constant(Objective objective) {
    return objective == Objective.MEDIUM ? mediumConstant : softConstant;
  }

  /** What values of the columns cost, constant included. */
  public long value(Objective objective, long[] values) {
    long sum = constant(objective);
    for (int c = 0; c < columns; c++) {
      sum += cost(objective, c) * values[c];
    }
    return sum;
  }

  /** Keeps the medium cost, constant included, at most so high, in place of any earlier cap. */
  public void capMedium(long atMost) {
    if (mediumCap < 0) {
      mediumCap = addRow(-NONE, NONE);
      for (int c = 0; c < columns; c++) {
        if (medium[c] != 0) {
          addTerm(mediumCap, c, medium[c]);
        }
      }
    }
    rowUpper[mediumCap] = atMost - mediumConstant;
  }

  /** The row of the cap; -1 if there never was one. */
  public int mediumCapRow() {
    return mediumCap;
  }

  /** Lifts the cap on the medium cost. */
  public void uncapMedium() {
    if (mediumCap >= 0) {
      rowUpper[mediumCap] = NONE;
    }
  }

  /** The program with some columns only, in their order; the others are 0. */
  public LinearProgram only(int[] kept) {
    LinearProgram part = new LinearProgram();
    part.addConstant(mediumConstant, softConstant);
    int[] position = new int[columns];
    Arrays.fill(position, -1);
    for (int c : kept) {
      position[c] = part.addColumn(upper[c], medium[c], soft[c]);
    }
    for (int r = 0; r < rows; r++) {
      part.addRow(rowLower[r], rowUpper[r]);
    }
    for (int t = 0; t < terms; t++) {
      if (position[termColumn[t]] >= 0) {
        part.addTerm(termRow[t], position[termColumn[t]], termFactor[t]);
      }
    }
    return part;
  }

  /** Which of the two levels is minimised. */
  public enum Objective {
    MEDIUM,
    SOFT
  }
}
