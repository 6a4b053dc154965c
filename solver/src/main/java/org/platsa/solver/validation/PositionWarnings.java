package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.TravelTimes;

/**
 * Positions that cannot be meant. What is far is measured by how the positions are spread around
 * their median, so that a few wrong ones do not matter. A position with others around it is another
 * town or an island, unless it is farther from the rest than a country is long.
 */
final class PositionWarnings {
  private static final double FAR_KM = 200;
  private static final double NEAR_KM = 50;

  /** So many times the median distance from the middle is far. */
  private static final int FAR_SPREADS = 8;

  /** So many times the median distance from the middle lie between towns at most. */
  private static final int GAP_SPREADS = 2;

  /** Sweden from end to end: a town with two of the term's positions may be at the other one. */
  private static final double COUNTRY_KM = 1_600;

  /** With more others around it, it is a place, wherever it is. */
  private static final int COMPANY = 4;

  /** Fewer have no middle. */
  private static final int FEWEST = 3;

  /** Further candidates are not searched for company: there are enough warnings. */
  private static final int CANDIDATES = 2 * IssueList.MAX_ALIKE;

  private static final double FASTEST_KM_PER_MINUTE = 4;

  /** Whoever walks is there sooner, and need not wait so long for a bus. */
  private static final int SLOWEST_MINUTES_PER_KM = 20;

  private static final int LONGEST_WAIT = 120;

  /** Whoever lives so far away is there in no time no more. */
  private static final double BESIDE_KM = 2;

  private final Problem problem;
  private final Findings findings;
  private final List<Spot> spots = new ArrayList<>();

  private PositionWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    PositionWarnings warnings = new PositionWarnings(problem, findings);
    warnings.collect();
    List<Spot> somewhere = warnings.warnOfZero();
    warnings.warnOfExchanged(somewhere);
    warnings.warnOfSamePlace();
    warnings.warnOfTravel();
  }

  private void collect() {
    for (int i = 0; i < problem.units().size(); i++) {
      var unit = problem.units().get(i);
      if (unit.setAside() == null) {
        spots.add(new Spot(Section.UNITS, i, unit.id(), "location", unit.location()));
      }
    }
    for (int i = 0; i < problem.providers().size(); i++) {
      var provider = problem.providers().get(i);
      spots.add(new Spot(Section.PROVIDERS, i, provider.id(), "location", provider.location()));
    }
    for (int i = 0; i < problem.students().size(); i++) {
      var student = problem.students().get(i);
      if (student.home() != null) {
        spots.add(new Spot(Section.STUDENTS, i, student.id(), "home", student.home()));
      }
    }
  }

  /** The spots that are anywhere at all. */
  private List<Spot> warnOfZero() {
    List<Spot> zero = spots.stream().filter(Spot::isZero).toList();
    if (2 * zero.size() > spots.size()) {
      Spot first = zero.getFirst();
      findings.add(
          IssueCode.POSITION_ZERO,
          ProblemChecks.DOCUMENT,
          first.pointer(),
          first.shown(),
          new BilingualText("de flesta lägen", "most positions"));
    } else {
      zero.forEach(spot ->
          findings.add(
              IssueCode.POSITION_ZERO, spot.thing(), spot.pointer(), spot.shown(), spot.field));
    }
    return spots.stream().filter(spot -> !spot.isZero()).toList();
  }

  private void warnOfExchanged(List<Spot> somewhere) {
    long exchanged = somewhere.stream().filter(Spot::isNordicExchanged).count();
    if (2 * exchanged > somewhere.size()) {
      Spot first = somewhere.stream().filter(Spot::isNordicExchanged).findFirst().orElseThrow();
      findings.add(
          IssueCode.POSITION_EXCHANGED,
          first.thing(),
          first.pointer(),
          first.shown(),
          new BilingualText("läget, som de flesta andra,", "the position, like most others,"),
          first.shown());
    }
    List<Far> far = new ArrayList<>();
    if (somewhere.size() < FEWEST) {
      return;
    }
    Location middle = middle(somewhere);
    double spread =
        median(
            somewhere.stream().mapToDouble(spot -> TravelTimes.distanceKm(middle, spot.righted())));
    for (Spot spot : somewhere) {
      double km = TravelTimes.distanceKm(middle, spot.location);
      boolean isFar = km > Math.max(FAR_KM, FAR_SPREADS * spread);
      double exchangedKm = TravelTimes.distanceKm(middle, spot.exchanged());
      boolean fitsExchanged = exchangedKm <= Math.max(NEAR_KM, 2 * spread);
      if (spot.isNordicExchanged() || (isFar && fitsExchanged)) {
        if (2 * exchanged <= somewhere.size()) {
          findings.add(
              IssueCode.POSITION_EXCHANGED,
              spot.thing(),
              spot.pointer(),
              spot.shown(),
              spot.field,
              spot.shown());
        }
      } else if (km > FAR_KM) {
        far.add(new Far(spot, km));
      }
    }
    far.sort(Comparator.comparingDouble(Far::km).reversed());
    warnOfFar(far, Math.max(FAR_KM, GAP_SPREADS * spread));
  }

  private void warnOfFar(List<Far> far, double gapKm) {
    for (Far each : far.subList(0, Math.min(far.size(), CANDIDATES))) {
      Spot spot = each.spot;
      if (isAlone(spot, gapKm)) {
        findings.add(
            IssueCode.POSITION_FAR_OFF,
            spot.thing(),
            spot.pointer(),
            spot.shown(),
            spot.field,
            spot.shown(),
            Math.round(each.km));
      }
    }
  }

  /** Whether it is so far from all others but a few around it that these are wrong as well. */
  private boolean isAlone(Spot spot, double gapKm) {
    int around = 0;
    boolean isOneMistake = true;
    boolean isFarOut = true;
    for (Spot other : spots) {
      if (other == spot
          || !Distance.isWithin(Math.max(COUNTRY_KM, gapKm), spot.location, other.location)) {
        continue;
      }
      if (Distance.isWithin(NEAR_KM, spot.location, other.location)) {
        around++;
        isOneMistake &= other.section == spot.section && other.location.equals(spot.location);
      } else if (Distance.isWithin(gapKm, spot.location, other.location)) {
        return false;
      } else {
        isFarOut = false;
      }
      if (around > COMPANY) {
        return false;
      }
    }
    // Students and units are together at real places only, and half of all are no exception.
    return (isOneMistake || isFarOut) && 2 * (around + 1) < spots.size();
  }

  private static Location middle(List<Spot> spots) {
    return new Location(
        median(spots.stream().mapToDouble(spot -> spot.righted().lat())),
        median(spots.stream().mapToDouble(spot -> spot.righted().lon())));
  }

  private static double median(java.util.stream.DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  private void warnOfSamePlace() {
    Map<Location, List<Integer>> byPlace = new HashMap<>();
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      if (unit.setAside() == null) {
        byPlace.computeIfAbsent(unit.location(), key -> new ArrayList<>(1)).add(i);
      }
    }
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      List<Integer> here = byPlace.getOrDefault(unit.location(), List.of());
      if (here.size() < 2 || here.get(1) != i || new Spot(unit, i).isZero()) {
        continue;
      }
      String first = Values.shown(problem.units().get(here.getFirst()).id());
      BilingualText others = BilingualText.andMore(first, here.size() - 2);
      Spot spot = new Spot(unit, i);
      findings.add(
          IssueCode.SAME_PLACE, spot.thing(), spot.pointer(), spot.shown(), spot.shown(), others);
    }
  }

  private void warnOfTravel() {
    if (problem.travelMinutes().isEmpty()) {
      return;
    }
    Map<String, Location> homes = new HashMap<>();
    for (Student student : problem.students()) {
      if (student.home() != null) {
        homes.put(student.id(), student.home());
      }
    }
    Map<String, Location> units = new HashMap<>();
    problem.units().forEach(unit -> units.put(unit.id(), unit.location()));
    Set<List<String>> told = new HashSet<>();
    for (int i = 0; i < problem.travelMinutes().size(); i++) {
      TravelTime time = problem.travelMinutes().get(i);
      // Of what does not count another warning tells.
      if (!time.isPossible() || !told.add(List.of(time.studentId(), time.unitId()))) {
        continue;
      }
      Location home = homes.get(time.studentId());
      Location unit = units.get(time.unitId());
      if (home == null || unit == null) {
        continue;
      }
      double km = TravelTimes.distanceKm(home, unit);
      boolean tooFast =
          km > (time.minutes() == 0 ? BESIDE_KM : NEAR_KM)
              && km > FASTEST_KM_PER_MINUTE * time.minutes();
      boolean tooSlow = time.minutes() > LONGEST_WAIT + SLOWEST_MINUTES_PER_KM * km;
      if (tooFast || tooSlow) {
        String ids = Values.shown(time.studentId()) + " – " + Values.shown(time.unitId());
        findings.add(
            IssueCode.TRAVEL_TIME_ODD,
            () -> new BilingualText("Restid " + ids, "Travel time " + ids),
            "/travelMinutes/" + i + "/minutes",
            Integer.toString(time.minutes()),
            minutes(time.minutes()),
            Math.round(km));
      }
    }
  }

  private static BilingualText minutes(int minutes) {
    return minutes == 1
        ? new BilingualText("1 minut är angiven", "1 minute is given")
        : new BilingualText(
            Findings.number(minutes, Findings.SWEDISH) + " minuter är angivna",
            Findings.number(minutes, Locale.ENGLISH) + " minutes are given");
  }

  /**
   * A spot outside the middle of the others.
   *
   * @param km from there
   */
  private record Far(Spot spot, double km) {}

  /** A record that is somewhere. */
  private record Spot(Section section, int index, String id, String field, Location location) {
    Spot(Unit unit, int index) {
      this(Section.UNITS, index, unit.id(), "location", unit.location());
    }

    Thing thing() {
      return section.called(id, index);
    }

    String pointer() {
      return "/" + section.field() + "/" + index + "/" + field;
    }

    String shown() {
      return String.format(Locale.ROOT, "%s, %s", location.lat(), location.lon());
    }

    boolean isZero() {
      return Math.abs(location.lat()) < 0.01 && Math.abs(location.lon()) < 0.01;
    }

    /** In the Indian Ocean or around it, where no Nordic school has its students. */
    boolean isNordicExchanged() {
      return location.lat() >= 4
          && location.lat() <= 32
          && location.lon() >= 54
          && location.lon() <= 72;
    }

    /** As it was most likely meant. */
    Location righted() {
      return isNordicExchanged() ? exchanged() : location;
    }

    Location exchanged() {
      return Math.abs(location.lon()) > 90
          ? location
          : new Location(location.lon(), location.lat());
    }
  }
}
