package org.platsa.solver.bound;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.util.Domain;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.LinearProgram.Objective;

/** The program in whole numbers, solved by CP-SAT. */
final class CpSat {
  /** Up to nine digits: the log rounds longer ones. */
  private static final Pattern LOGGED_BOUND = Pattern.compile("^#.* next:\\[(-?\\d{1,9}),");

  private final LinearProgram program;
  private final Objective objective;
  private final CpModel model = new CpModel();
  private final IntVar[] variables;
  private final CpSolver solver = new CpSolver();

  CpSat(LinearProgram program, Objective objective) {
    Loader.loadNativeLibraries();
    this.program = program;
    this.objective = objective;
    variables = new IntVar[program.columns()];
    LinearExprBuilder cost = LinearExpr.newBuilder();
    for (int c = 0; c < variables.length; c++) {
      variables[c] = model.newIntVar(0, program.upper(c), "");
      if (program.cost(objective, c) != 0) {
        cost.addTerm(variables[c], program.cost(objective, c));
      }
    }
    LinearExprBuilder[] rows = new LinearExprBuilder[program.rows()];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = LinearExpr.newBuilder();
    }
    for (int t = 0; t < program.terms(); t++) {
      rows[program.termRow(t)].addTerm(variables[program.termColumn(t)], program.termFactor(t));
    }
    for (int r = 0; r < rows.length; r++) {
      long lower =
          program.rowLower(r) <= -LinearProgram.NONE ? Long.MIN_VALUE : program.rowLower(r);
      long upper = program.rowUpper(r) >= LinearProgram.NONE ? Long.MAX_VALUE : program.rowUpper(r);
      model.addLinearExpressionInDomain(rows[r], new Domain(lower, upper));
    }
    model.minimize(cost);
  }

  void hint(long[] values) {
    model.clearHints();
    for (int c = 0; c < variables.length; c++) {
      model.addHint(variables[c], values[c]);
    }
  }

  /**
   * Solves it.
   *
   * @param boundRaised told each better bound, constant included, from another thread
   * @param improved told each better solution's values, from another thread
   */
  Result solve(Duration limit, int threads, LongConsumer boundRaised, Consumer<long[]> improved) {
    solver.getParameters().setMaxTimeInSeconds(Math.max(0.001, limit.toMillis() / 1000.0));
    solver.getParameters().setNumWorkers(threads);
    solver.getParameters().setLinearizationLevel(2);
    // Bounds are read off the log: CpSolver's own callback for them crashes Java 25 now and then.
    solver.getParameters().setLogSearchProgress(true);
    solver.getParameters().setLogToStdout(false);
    solver.setLogCallback(line -> readBound(line, boundRaised));
    CpSolverStatus status =
        solver.solve(
            model,
            new CpSolverSolutionCallback() {
              @Override
              public void onSolutionCallback() {
                long[] values = new long[variables.length];
                for (int c = 0; c < values.length; c++) {
                  values[c] = value(variables[c]);
                }
                improved.accept(values);
              }
            });
    long[] values = null;
    if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
      values = new long[variables.length];
      for (int c = 0; c < values.length; c++) {
        values[c] = solver.value(variables[c]);
      }
    }
    return new Result(
        values,
        status == CpSolverStatus.OPTIMAL,
        status == CpSolverStatus.INFEASIBLE,
        whole(solver.bestObjectiveBound()));
  }

  private void readBound(String line, LongConsumer boundRaised) {
    Matcher found = LOGGED_BOUND.matcher(line);
    if (found.find()) {
      boundRaised.accept(Long.parseLong(found.group(1)) + program.constant(objective));
    }
  }

  /** CP-SAT reasons in whole numbers; only the number it reports is a floating one. */
  private long whole(double bound) {
    return (long) Math.ceil(bound - 1e-6) + program.constant(objective);
  }

  /** From any thread: {@link #solve} returns soon with what it has. */
  void stop() {
    solver.stopSearch();
  }

  /**
   * What came of it.
   *
   * @param values the best found; null if none
   * @param optimal whether they are proven best
   * @param infeasible whether it is proven that there are none
   * @param bound proven, constant included
   */
  record Result(long @Nullable [] values, boolean optimal, boolean infeasible, long bound) {}
}
