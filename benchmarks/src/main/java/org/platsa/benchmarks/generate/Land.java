package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.platsa.benchmarks.generate.Locality.Kind;
import org.platsa.solver.problem.Location;

/**
 * Where the municipalities lie (<i>karta</i>): Helsingborg with its real localities, and around it
 * invented municipalities on a jittered grid of 25 km over the south of Sweden, nearest first.
 */
final class Land {
  private static final double GRID_KM = 25;
  private static final double JITTER_KM = 3.5;
  private static final double NEIGHBOUR_KM = 40;
  private static final Location HELSINGBORG = new Location(56.046, 12.694);

  /** Localities and districts of Helsingborg and towns next to it; coordinates rounded. */
  private static final List<Locality> HELSINGBORG_LOCALITIES =
      List.of(
          new Locality(56.046, 12.694, 16, Kind.TOWN), // Centrum
          new Locality(56.058, 12.692, 6, Kind.TOWN), // Tågaborg
          new Locality(56.056, 12.722, 6, Kind.TOWN), // Fredriksdal
          new Locality(56.063, 12.728, 8, Kind.TOWN), // Drottninghög
          new Locality(56.069, 12.735, 9, Kind.TOWN), // Dalhem
          new Locality(56.075, 12.685, 5, Kind.TOWN), // Mariastaden
          new Locality(56.030, 12.712, 7, Kind.TOWN), // Eneborg, Högaborg
          new Locality(56.018, 12.715, 7, Kind.TOWN), // Planteringen, Närlunda
          new Locality(56.025, 12.745, 6, Kind.TOWN), // Ramlösa
          new Locality(55.998, 12.742, 5, Kind.TOWN), // Råå
          new Locality(56.005, 12.760, 4, Kind.TOWN), // Ättekulla
          new Locality(56.096, 12.745, 6, Kind.VILLAGE), // Ödåkra
          new Locality(55.967, 12.772, 5, Kind.VILLAGE), // Rydebäck
          new Locality(56.033, 12.820, 4, Kind.VILLAGE), // Påarp
          new Locality(56.098, 12.645, 3, Kind.VILLAGE), // Hittarp, Laröd
          new Locality(56.005, 12.820, 3, Kind.VILLAGE), // Bårslöv
          new Locality(56.062, 12.872, 2, Kind.VILLAGE), // Mörarp
          new Locality(55.985, 12.805, 2, Kind.VILLAGE), // Gantofta
          new Locality(56.113, 12.703, 1, Kind.VILLAGE), // Allerum
          new Locality(56.118, 12.605, 1, Kind.VILLAGE), // Domsten
          new Locality(56.145, 12.785, 1, Kind.VILLAGE), // Kattarp
          new Locality(55.960, 12.852, 1, Kind.VILLAGE), // Vallåkra
          new Locality(56.105, 12.790, 1, Kind.VILLAGE), // Fleninge
          new Locality(56.131, 12.815, 1, Kind.VILLAGE), // Hasslarp
          new Locality(56.185, 12.745, 0.5, Kind.VILLAGE), // Utvälinge
          new Locality(56.085, 12.915, 2, Kind.ACROSS_BORDER), // Bjuv
          new Locality(56.135, 12.945, 1, Kind.ACROSS_BORDER), // Åstorp
          new Locality(55.870, 12.830, 2, Kind.ACROSS_BORDER), // Landskrona
          new Locality(56.200, 12.560, 1.5, Kind.ACROSS_BORDER), // Höganäs
          new Locality(56.243, 12.862, 1, Kind.ACROSS_BORDER)); // Ängelholm

  /** Roughly where Sweden is land: to this latitude, between these longitudes. */
  private static final double[][] BANDS = {
    {56.2, 12.75, 14.3},
    {56.7, 12.85, 16.2},
    {57.5, 12.3, 16.5},
    {58.5, 12.0, 16.6},
    {59.5, 11.6, 17.5},
    {61.0, 12.4, 17.4},
    {63.0, 12.8, 17.3},
    {65.0, 14.0, 20.5}
  };

  private Land() {}

  /** The first is Helsingborg; the others are its nearest neighbours on the grid. */
  static List<Municipality> municipalities(int count, long seed) {
    List<Location> centres = centres(count, seed);
    List<Municipality> municipalities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Location centre = centres.get(i);
      String prefix = count == 1 ? "" : String.format(Locale.ROOT, "K%03d-", i + 1);
      Dice dice = new Dice(seed, "municipality", Integer.toString(i));
      FlatMap map = FlatMap.at(centre.lat());
      double size = i == 0 ? 1 : Math.round(dice.between(70.0, 130.0)) / 100.0;
      List<Locality> localities =
          i == 0 ? HELSINGBORG_LOCALITIES : localities(centre, centres, map, dice);
      municipalities.add(new Municipality(prefix, centre, size, localities, map));
    }
    return municipalities;
  }

  private static List<Location> centres(int count, long seed) {
    Dice dice = new Dice(seed, "grid");
    List<Location> others = new ArrayList<>();
    for (int row = -3; row < 40; row++) {
      Location start = FlatMap.at(HELSINGBORG.lat()).from(HELSINGBORG, row * GRID_KM, 0);
      FlatMap map = FlatMap.at(start.lat());
      for (int column = -6; column < 26; column++) {
        // Each row is drawn in full, so that a wider or narrower land moves nobody else.
        Location place =
            map.from(
                start,
                dice.between(-JITTER_KM, JITTER_KM),
                column * GRID_KM + dice.between(-JITTER_KM, JITTER_KM));
        if ((row != 0 || column != 0) && isLand(place)) {
          others.add(
              new Location(
                  Math.round(place.lat() * 1000) / 1000.0,
                  Math.round(place.lon() * 1000) / 1000.0));
        }
      }
    }
    others.sort(
        Comparator.comparingDouble(place -> FlatMap.at(place.lat()).km(HELSINGBORG, place)));
    List<Location> centres = new ArrayList<>();
    centres.add(HELSINGBORG);
    centres.addAll(others.subList(0, count - 1));
    return centres;
  }

  private static boolean isLand(Location place) {
    if (place.lat() < 55.4) {
      return false;
    }
    for (double[] band : BANDS) {
      if (place.lat() < band[0]) {
        return place.lon() >= band[1] && place.lon() <= band[2];
      }
    }
    return false;
  }

  private static List<Locality> localities(
      Location centre, List<Location> centres, FlatMap map, Dice dice) {
    List<Locality> localities = new ArrayList<>();
    localities.add(new Locality(centre.lat(), centre.lon(), 20, Kind.TOWN));
    for (int i = 0; i < 8; i++) {
      localities.add(around(centre, dice.between(1.0, 3.0), 6, Kind.TOWN, map, dice));
    }
    for (int i = 0; i < 9; i++) {
      localities.add(around(centre, dice.between(4.0, 11.0), 2.5, Kind.VILLAGE, map, dice));
    }
    for (Location neighbour : centres) {
      double km = map.km(centre, neighbour);
      if (km > 0 && km <= NEIGHBOUR_KM) {
        double way = Math.min(0.55, 16 / km);
        localities.add(
            new Locality(
                centre.lat() + way * (neighbour.lat() - centre.lat()),
                centre.lon() + way * (neighbour.lon() - centre.lon()),
                1,
                Kind.ACROSS_BORDER));
      }
    }
    return localities;
  }

  private static Locality around(
      Location centre, double km, double share, Kind kind, FlatMap map, Dice dice) {
    double angle = dice.between(0, 2 * Math.PI);
    Location place = map.from(centre, km * StrictMath.sin(angle), km * StrictMath.cos(angle));
    return new Locality(place.lat(), place.lon(), share, kind);
  }
}
