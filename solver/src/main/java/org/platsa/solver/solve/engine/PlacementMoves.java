package org.platsa.solver.solve.engine;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.Iterator;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.solve.move.Neighbourhood;

/** Gives the local search its moves, drawn from a {@link Neighbourhood} without end. */
public class PlacementMoves implements MoveIteratorFactory<PlacementSchedule, ReassignMove> {
  /** After so many moves are refused in a step, it passes without a change. */
  private static final int MOST_IN_A_STEP = 1_000;

  private @Nullable Neighbourhood neighbourhood;

  @Override
  public void phaseStarted(ScoreDirector<PlacementSchedule> director) {
    neighbourhood = new Neighbourhood(director.getWorkingSolution());
  }

  @Override
  public void phaseEnded(ScoreDirector<PlacementSchedule> director) {
    neighbourhood = null;
  }

  @Override
  public long getSize(ScoreDirector<PlacementSchedule> director) {
    return neighbourhood().size();
  }

  @Override
  public Iterator<ReassignMove> createOriginalMoveIterator(
      ScoreDirector<PlacementSchedule> director) {
    throw new UnsupportedOperationException("the moves are drawn at random, never listed");
  }

  @Override
  public Iterator<ReassignMove> createRandomMoveIterator(
      ScoreDirector<PlacementSchedule> director, Random random) {
    Neighbourhood moves = neighbourhood();
    return new Iterator<>() {
      private int drawn;

      @Override
      public boolean hasNext() {
        return !moves.isEmpty();
      }

      @Override
      public ReassignMove next() {
        // A step ends when a move is accepted. A search that is limited in steps would never end
        // where every move is refused.
        return new ReassignMove(++drawn > MOST_IN_A_STEP ? moves.noChange() : moves.draw(random));
      }
    };
  }

  private Neighbourhood neighbourhood() {
    return Objects.requireNonNull(neighbourhood, "no phase has started");
  }
}
