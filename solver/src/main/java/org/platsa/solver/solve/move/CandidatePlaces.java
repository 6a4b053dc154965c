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
 * first. A place is a unit and a period; kept by position, so that the same object serves every
 * schedule of the problem.
 */
public final class CandidatePlaces {
  private final int periods;

  /** By placement: its places, each as unit × number of periods + period. */
  private final int[][] places;

  private CandidatePlaces(int periods, int[][] places) {
    this.periods = periods;
    this.places = places;
  }

  /**
   * For each placement every place where the rules about it alone allow it, the cheapest unit
   * first.
   */
  public static CandidatePlaces all(PlacementSchedule schedule, PossibleUnits reach) {
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
    return new CandidatePlaces(periods, places);
  }

  /**
   * Those of these places that are wanted.
   *
   * @param wanted by placement, the most promising first; a placement of which no place is wanted
   *     keeps all
   */
  public CandidatePlaces only(List<List<Wanted>> wanted) {
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
    return new CandidatePlaces(periods, fewer);
  }

  private static boolean contains(int[] places, int place) {
    for (int each : places) {
      if (each == place) {
        return true;
      }
    }
    return false;
  }

  /** Tells a schedule of the problem where to try each placement; before planning starts. */
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
