package org.platsa.solver.bound;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.LinearProgram.Objective;

/**
 * The program without whole numbers (<i>linjär relaxering</i>), solved by GLOP; rows may be added
 * between solves.
 */
final class Relaxation implements AutoCloseable {
  private final LinearProgram program;
  private final MPSolver solver;
  private final MPVariable[] variables;
  private int rowsLoaded;
  private int termsLoaded;

  Relaxation(LinearProgram program, Objective objective, String backend) {
    Loader.loadNativeLibraries();
    this.program = program;
    solver = MPSolver.createSolver(backend);
    if (solver == null) {
      throw new IllegalStateException("OR-Tools has no solver " + backend);
    }
    variables = new MPVariable[program.columns()];
    MPObjective costs = solver.objective();
    for (int c = 0; c < variables.length; c++) {
      variables[c] = solver.makeNumVar(0, program.upper(c), "");
      long cost = program.cost(objective, c);
      if (cost != 0) {
        costs.setCoefficient(variables[c], cost);
      }
    }
    costs.setMinimization();
    loadRows();
  }

  private void loadRows() {
    for (; rowsLoaded < program.rows(); rowsLoaded++) {
      solver.makeConstraint(
          limit(program.rowLower(rowsLoaded)), limit(program.rowUpper(rowsLoaded)), "");
    }
    MPConstraint[] rows = solver.constraints();
    for (; termsLoaded < program.terms(); termsLoaded++) {
      rows[program.termRow(termsLoaded)].setCoefficient(
          variables[program.termColumn(termsLoaded)], program.termFactor(termsLoaded));
    }
  }

  static double limit(long value) {
    return value <= -LinearProgram.NONE
        ? Double.NEGATIVE_INFINITY
        : value >= LinearProgram.NONE ? Double.POSITIVE_INFINITY : value;
  }

  /**
   * Solves it, rows added since the last time included.
   *
   * @param parameters the backend's own, as text
   * @return null if it found no optimum in time, or none exists
   */
  @Nullable Solution solve(Duration limit, String parameters) {
    loadRows();
    solver.setTimeLimit(Math.max(1, limit.toMillis()));
    if (!solver.setSolverSpecificParametersAsString(parameters)) {
      throw new IllegalArgumentException("The solver refuses " + parameters);
    }
    MPSolver.ResultStatus status = solver.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      return null;
    }
    double[] values = new double[variables.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = variables[c].solutionValue();
    }
    double[] prices = new double[program.rows()];
    MPConstraint[] rows = solver.constraints();
    for (int r = 0; r < prices.length; r++) {
      prices[r] = rows[r].dualValue();
    }
    return new Solution(values, prices);
  }

  /** From any thread: {@link #solve} soon returns null. */
  void stop() {
    solver.interruptSolve();
  }

  @Override
  public void close() {
    solver.delete();
  }

  /**
   * An optimum.
   *
   * @param values by column
   * @param prices by row: dual values
   */
  record Solution(double[] values, double[] prices) {}
}
