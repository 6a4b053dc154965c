package org.platsa.solver.bound.lp;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram.Objective;

/**
 * A program handed to one of the solvers in OR-Tools (<i>laddat program</i>): GLOP for the
 * relaxation, SCIP for whole numbers. Holds memory outside the heap until it is closed.
 */
public final class LoadedProgram implements AutoCloseable {
  private final LinearProgram program;
  private final MPSolver solver;
  private final Objective objective;
  private final MPVariable[] variables;
  private final MPConstraint[] rows;

  private LoadedProgram(
      LinearProgram program,
      Objective objective,
      double[] costs,
      String backend,
      boolean inWholeNumbers) {
    Loader.loadNativeLibraries();
    this.program = program;
    this.objective = objective;
    solver = MPSolver.createSolver(backend);
    if (solver == null) {
      throw new IllegalStateException("OR-Tools has no solver " + backend);
    }
    variables = new MPVariable[program.columns()];
    MPObjective objectiveRow = solver.objective();
    for (int c = 0; c < variables.length; c++) {
      variables[c] = solver.makeVar(0, program.upper(c), inWholeNumbers, "");
      if (costs[c] != 0) {
        objectiveRow.setCoefficient(variables[c], costs[c]);
      }
    }
    objectiveRow.setMinimization();
    rows = new MPConstraint[program.rows()];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = solver.makeConstraint(limit(program.rowLower(r)), limit(program.rowUpper(r)), "");
    }
    for (int t = 0; t < program.terms(); t++) {
      rows[program.termRow(t)].setCoefficient(
          variables[program.termColumn(t)], program.termFactor(t));
    }
  }

  /** The relaxation: fractions allowed. */
  public static LoadedProgram relaxed(LinearProgram program, Objective objective) {
    return new LoadedProgram(program, objective, costs(program, objective), "GLOP", false);
  }

  /** The relaxation at these costs, by column, in place of the program's own. */
  public static LoadedProgram relaxed(LinearProgram program, double[] costs) {
    return new LoadedProgram(program, Objective.SOFT, costs, "GLOP", false);
  }

  private static double[] costs(LinearProgram program, Objective objective) {
    double[] costs = new double[program.columns()];
    Arrays.setAll(costs, c -> program.cost(objective, c));
    return costs;
  }

  /** The program as it is, in whole numbers. */
  public static LoadedProgram whole(LinearProgram program, Objective objective) {
    return new LoadedProgram(program, objective, costs(program, objective), "SCIP", true);
  }

  /** A row's limit as the solvers read it: infinite where there is none. */
  public static double limit(long value) {
    return value <= -LinearProgram.NONE
        ? Double.NEGATIVE_INFINITY
        : value >= LinearProgram.NONE ? Double.POSITIVE_INFINITY : value;
  }

  /** Solves the relaxation. */
  public Relaxed solveRelaxed(Duration limit) {
    MPSolver.ResultStatus status = run(limit);
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      return new Relaxed(null, status == MPSolver.ResultStatus.INFEASIBLE);
    }
    double[] values = new double[variables.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = variables[c].solutionValue();
    }
    double[] prices = new double[rows.length];
    for (int r = 0; r < prices.length; r++) {
      prices[r] = rows[r].dualValue();
    }
    return new Relaxed(new Solution(values, prices), false);
  }

  /**
   * Solves it in whole numbers.
   *
   * @param start values to begin with, if any are known
   */
  Whole solveWhole(Duration limit, long @Nullable [] start) {
    if (start != null) {
      double[] hint = new double[start.length];
      Arrays.setAll(hint, c -> start[c]);
      solver.setHint(variables, hint);
    }
    MPSolver.ResultStatus status = run(limit);
    if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
      return new Whole(null, -LinearProgram.NONE, status == MPSolver.ResultStatus.INFEASIBLE);
    }
    long[] values = new long[variables.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = Math.round(variables[c].solutionValue());
    }
    if (!RowCheck.holds(program, values)) {
      throw new IllegalStateException("The solver's whole numbers break the program's limits");
    }
    long found = program.value(objective, values);
    double bound = solver.objective().bestBound();
    // Costs are whole, so a bound just below a whole number, by the solver's tolerance, is that.
    long proven =
        (long) Math.ceil(bound - 1e-9 * Math.abs(bound) - 1e-4) + program.constant(objective);
    return new Whole(values, Math.min(proven, found), false);
  }

  private MPSolver.ResultStatus run(Duration limit) {
    solver.setTimeLimit(Math.max(1, limit.toMillis()));
    MPSolverParameters parameters = new MPSolverParameters();
    try {
      // SCIP's own gap is 0.01 percent, within which it calls a solution optimal.
      parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
      return solver.solve(parameters);
    } finally {
      parameters.delete();
    }
  }

  /** From any thread: the solve under way returns soon. */
  public void stop() {
    solver.interruptSolve();
  }

  @Override
  public void close() {
    solver.delete();
  }

  /**
   * What came of the relaxation.
   *
   * @param solution null if none was found in time, or there is none
   * @param infeasible whether there is none, within the solver's tolerance
   */
  public record Relaxed(@Nullable Solution solution, boolean infeasible) {}

  /**
   * An optimum of the relaxation.
   *
   * @param values by column
   * @param prices by row: dual values
   */
  public record Solution(double[] values, double[] prices) {}

  /**
   * What came of it in whole numbers.
   *
   * @param values the best found; null if none
   * @param bound proven, constant included
   * @param infeasible whether there are none
   */
  record Whole(long @Nullable [] values, long bound, boolean infeasible) {}
}
