package org.platsa.benchmarks.micro;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.solver.DefaultSolverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.engine.SearchConfig;

/**
 * The scoring hot path (<i>poängsättning</i>): one placement of a solved term moves to another
 * supervisor or period, the score is calculated, it moves back. An operation is one move there and
 * back, so two changes and one score.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class ScoringBenchmark {
  private static final int MOVES = 4_096;
  private static final int STEPS = 20_000;

  @Param({"ht2021", "vt2023"})
  private String term;

  private InnerScoreDirector<PlacementSchedule, HardMediumSoftLongScore> director;
  private List<Change> changes;
  private int next;

  @Setup(Level.Trial)
  public void solve() throws IOException {
    Path data = Files.isDirectory(Path.of("data")) ? Path.of("data") : Path.of("..", "data");
    Problem problem =
        Json.mapper().readValue(Files.readAllBytes(data.resolve(term + ".json")), Problem.class);
    PlacementPlan plan =
        new PlacementSolver(problem, SolveLimits.ofSteps(STEPS), 1, null, improvement -> {})
            .solve()
            .plan();
    PlacementSchedule schedule = ScheduleMapper.toSchedule(problem, plan);
    director =
        ((DefaultSolverFactory<PlacementSchedule>)
                SolverFactory.<PlacementSchedule>create(SearchConfig.base()))
            .<HardMediumSoftLongScore>getScoreDirectorFactory()
            .buildScoreDirector();
    director.setWorkingSolution(schedule);
    director.calculateScore();
    changes = changes(schedule, new Random(1));
  }

  @TearDown(Level.Trial)
  public void close() {
    director.close();
  }

  @Benchmark
  public Object changeAndBack() {
    Change change = changes.get(next);
    next = (next + 1) % MOVES;
    PlanningPlacement placement = change.placement();
    PlanningSupervisor supervisor = placement.supervisor();
    PlanningPeriod period = placement.period();
    move(placement, change.supervisor(), change.period());
    Object score = director.calculateScore();
    move(placement, supervisor, period);
    return score;
  }

  private void move(
      PlanningPlacement placement, @Nullable PlanningSupervisor supervisor, PlanningPeriod period) {
    director.beforeVariableChanged(placement, PlanningPlacement.SUPERVISOR);
    placement.setSupervisor(supervisor);
    director.afterVariableChanged(placement, PlanningPlacement.SUPERVISOR);
    if (placement.period() != period) {
      director.beforeVariableChanged(placement, PlanningPlacement.PERIOD);
      placement.setPeriod(period);
      director.afterVariableChanged(placement, PlanningPlacement.PERIOD);
    }
    director.triggerVariableListeners();
  }

  private static List<Change> changes(PlacementSchedule schedule, Random random) {
    List<Change> changes = new ArrayList<>();
    while (changes.size() < MOVES) {
      PlanningPlacement placement =
          schedule.placements().get(random.nextInt(schedule.placements().size()));
      PlanningSupervisor supervisor =
          schedule.supervisors().get(random.nextInt(schedule.supervisors().size()));
      List<PlanningPeriod> periods = placement.allowedPeriods();
      if (placement.supervisor() != supervisor && placement.fit(supervisor.unit()).isPossible()) {
        changes.add(new Change(placement, supervisor, periods.get(random.nextInt(periods.size()))));
      }
    }
    return changes;
  }

  private record Change(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {}
}
