package org.platsa.solver.solve.move;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitAndPeriod;

/**
 * The places where a search tries each placement (<i>kandidatplatser</i>), the most promising
 * first. Kept by position, so that they hold for every schedule of the problem.
 */
public final class Candidates {
  private final int periods;

  /** By placement: unit × periods + period. */
  private final int[][] places;

  private Candidates(int periods, int[][] places) {
    this.periods = periods;
    this.places = places;
  }

  /** Every place that the rules allow to a placement whoever else is there, cheapest unit first. */
  public static Candidates all(PlacementSchedule schedule, Reach reach) {
    int periods = schedule.periods().size();
    int[][] places = new int[schedule.placements().size()][];
    for (PlanningPlacement placement : schedule.placements()) {
      int[] units = reach.unitsOf(placement);
      int[] possible = new int[units.length * placement.allowedPeriods().size()];
      int size = 0;
      for (int position : units) {
        PlanningUnit unit = schedule.units().get(position);
        for (PlanningPeriod period : placement.allowedPeriods()) {
          if (schedule.supervisorsOf(unit).stream()
              .anyMatch(supervisor -> placement.isPossible(supervisor, period))) {
            possible[size++] = position * periods + period.index();
          }
        }
      }
      places[placement.index()] = Arrays.copyOf(possible, size);
    }
    return new Candidates(periods, places);
  }

  /**
   * The same places, but for some placements only these.
   *
   * @param wanted the most promising first, as told of a unit and a period by position; a placement
   *     keeps all its places when none is wanted that it has
   */
  public Candidates only(List<List<Wanted>> wanted) {
    int[][] fewer = new int[places.length][];
    for (int i = 0; i < places.length; i++) {
      int[] own = places[i];
      int[] kept =
          wanted.get(i).stream()
              .mapToInt(place -> place.unit() * periods + place.period())
              .filter(place -> contains(own, place))
              .toArray();
      fewer[i] = kept.length == 0 ? own : kept;
    }
    return new Candidates(periods, fewer);
  }

  private static boolean contains(int[] places, int place) {
    for (int each : places) {
      if (each == place) {
        return true;
      }
    }
    return false;
  }

  /** Tells a schedule of the same problem where to try each placement; before planning starts. */
  public void showTo(PlacementSchedule schedule) {
    List<List<UnitAndPeriod>> shown = new ArrayList<>(places.length);
    for (int[] own : places) {
      List<UnitAndPeriod> ofPlacement = new ArrayList<>(own.length);
      for (int place : own) {
        ofPlacement.add(
            new UnitAndPeriod(
                schedule.units().get(place / periods), schedule.periods().get(place % periods)));
      }
      shown.add(ofPlacement);
    }
    schedule.setPlaces(shown);
  }

  /** A unit and a period, by position. */
  public record Wanted(int unit, int period) {}
}
