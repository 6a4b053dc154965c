package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;

/** Counts a unit's trainees week by week. */
final class UnitLoadCollector
    implements UniConstraintCollector<PlanningPlacement, UnitLoad.Counter, UnitLoad> {
  /** Groups are shared between rules only if their collector is the same object. */
  static final UnitLoadCollector INSTANCE = new UnitLoadCollector();

  private UnitLoadCollector() {}

  @Override
  public Supplier<UnitLoad.Counter> supplier() {
    return UnitLoad.Counter::new;
  }

  @Override
  public BiFunction<UnitLoad.Counter, PlanningPlacement, Runnable> accumulator() {
    return (counter, placement) -> {
      PlanningUnit unit = placement.unit();
      PlanningPeriod period = placement.period();
      counter.add(unit, placement.kind(), period, 1);
      return () -> counter.add(unit, placement.kind(), period, -1);
    };
  }

  @Override
  public Function<UnitLoad.Counter, UnitLoad> finisher() {
    return UnitLoad.Counter::load;
  }
}
