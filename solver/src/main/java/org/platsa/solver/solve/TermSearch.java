package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SearchTuning.Heat;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;

/**
 * Searches a problem of a town's size (<i>sökning av en termin</i>), in stages. With time: the
 * exact method, whose relaxation guides the threads beside it, until one of them has the best plan
 * there is; annealing first where there is only one thread. With steps: one round of annealing.
 */
final class TermSearch {
  private final Problem problem;
  private final Beginning beginning;
  private final SearchRun run;
  private final @Nullable Guide given;
  private final TermAnnealing annealing;
  private final TermProof proof;

  /**
   * A search.
   *
   * @param beginning whose plan the run has been offered
   * @param given from a relaxation of a larger problem of which this is a part; null if there is
   *     none
   */
  TermSearch(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      @Nullable Guide given,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.beginning = beginning;
    this.run = run;
    this.given = given;
    annealing = new TermAnnealing(problem, beginning, tuning, run, environmentMode);
    proof = new TermProof(problem, beginning, tuning, run, given, annealing, environmentMode);
  }

  /**
   * One stage of the search.
   *
   * @param what what to do
   * @param time for how long, at most; of a proof, how long the threads beside it anneal at first
   * @param heat how freely annealing accepts worse plans at first
   */
  private record Stage(What what, Duration time, Heat heat) {
    enum What {
      /** Anneal in all threads, with the guide if there is one. */
      ANNEAL,
      /** The exact method until the end; the other threads search beside it. */
      PROVE
    }
  }

  /** Searches until a limit is met. */
  void search() {
    Integer steps = run.limits().steps();
    if (steps != null) {
      annealing.inAllThreads(steps, firstHeat(), proof.guide());
      return;
    }
    for (Stage stage : firstStages()) {
      if (!run.isOver()) {
        go(stage);
      }
    }
    anneal();
  }

  /** Anneals until a limit in time is met. */
  void anneal() {
    while (!run.isOver()) {
      go(lastStage());
    }
  }

  private List<Stage> firstStages() {
    Duration left = run.left();
    if (given != null) {
      return List.of(new Stage(Stage.What.PROVE, left, Heat.WARM));
    }
    if (!SearchTuning.isWorthProving(left, problem.placements().size())) {
      return List.of();
    }
    Heat heat = firstHeat();
    Duration quick = SearchTuning.firstRound(left, heat);
    Stage prove = new Stage(Stage.What.PROVE, quick, heat);
    return run.threads() == 1
        ? List.of(new Stage(Stage.What.ANNEAL, quick, heat), prove)
        : List.of(prove);
  }

  /** Repeated until the end. */
  private Stage lastStage() {
    return new Stage(Stage.What.ANNEAL, run.round(), proof.hasOwnGuide() ? Heat.WARM : firstHeat());
  }

  private Heat firstHeat() {
    if (beginning.isCrowded()) {
      return Heat.CROWDED;
    }
    return beginning.fromNothing() ? Heat.HOT : Heat.WARM;
  }

  private void go(Stage stage) {
    switch (stage.what()) {
      case ANNEAL -> annealing.inAllThreads(stage.time(), stage.heat(), proof.guide());
      case PROVE -> proof.prove(stage.time(), stage.heat());
    }
  }
}
