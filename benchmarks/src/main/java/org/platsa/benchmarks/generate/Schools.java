package org.platsa.benchmarks.generate;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.ProviderTier;

/**
 * The education providers of one municipality (<i>utbildare</i>): seven college members (source:
 * Helsingborg plan 2024), one or two on trial, two outside. Names are invented.
 */
final class Schools {
  private static final List<School> ALL =
      List.of(
          new School(
              "U-1",
              "Gymnasieskolan Landborgen",
              ProviderTier.COLLEGE_MEMBER,
              0,
              Level.UPPER_SECONDARY,
              22),
          new School(
              "U-2",
              "Gymnasieskolan Hamnkajen",
              ProviderTier.COLLEGE_MEMBER,
              0,
              Level.UPPER_SECONDARY,
              16),
          new School(
              "U-3", "Vuxenutbildningen Sundet", ProviderTier.COLLEGE_MEMBER, 0, Level.ADULT, 24),
          new School(
              "U-4", "Vuxenskolan Horisonten", ProviderTier.COLLEGE_MEMBER, 0, Level.ADULT, 12),
          new School(
              "U-5", "Folkhögskolan Strandvallen", ProviderTier.COLLEGE_MEMBER, 0, Level.ADULT, 7),
          new School(
              "U-6", "Yrkeshögskolan Kullakusten", ProviderTier.COLLEGE_MEMBER, 0, Level.ADULT, 5),
          new School(
              "U-7", "Friskolan Rönnen", ProviderTier.COLLEGE_MEMBER, 0, Level.UPPER_SECONDARY, 5),
          new School("U-8", "Vårdlyftet", ProviderTier.TRIAL, 4, Level.ADULT, 3),
          new School("U-9", "Omsorgsakademin", ProviderTier.TRIAL, 3, Level.ADULT, 3),
          new School("U-10", "Distansskolan Vård", ProviderTier.OTHER, 0, Level.ADULT, 4),
          new School(
              "U-11",
              "Grundskolornas PRAO-samordning",
              ProviderTier.OTHER,
              0,
              Level.COMPULSORY,
              0));

  private static final int TRIALS = 2;
  private static final int APPRENTICES = 0;
  private static final int VOCATIONAL_COLLEGE = 5;
  private static final int COMPULSORY = 10;

  private final List<EducationProvider> providers = new ArrayList<>();
  private final List<School> schools = new ArrayList<>();

  Schools(Municipality municipality, int trials, long seed) {
    Dice dice = new Dice(seed, municipality.prefix(), "schools");
    int leftOut = TRIALS - trials;
    for (School school : ALL) {
      double north = dice.between(-0.02, 0.02);
      double east = dice.between(-0.02, 0.03);
      boolean trial = school.tier() == ProviderTier.TRIAL;
      if (trial && school.id().equals("U-9") && leftOut > 0) {
        continue;
      }
      Location centre = municipality.centre();
      schools.add(school);
      providers.add(
          new EducationProvider(
              municipality.prefix() + school.id(),
              school.name(),
              school.tier(),
              trial ? municipality.scaled(school.guaranteed()) : 0,
              new Location(
                  Math.round((centre.lat() + north) * 1000) / 1000.0,
                  Math.round((centre.lon() + east) * 1000) / 1000.0)));
    }
  }

  /** As in the document. */
  List<EducationProvider> providers() {
    return List.copyOf(providers);
  }

  List<School> schools() {
    return schools;
  }

  School forPrao() {
    return ALL.get(COMPULSORY);
  }

  School forLia() {
    return ALL.get(VOCATIONAL_COLLEGE);
  }

  School forApprentices() {
    return ALL.get(APPRENTICES);
  }

  /** APL placements by school, {@link #schools()} in order, together exactly the total. */
  int[] apl(int total, Dice dice) {
    double[] exact =
        schools.stream().mapToDouble(s -> s.share() * dice.between(0.85, 1.15)).toArray();
    double sum = 0;
    for (double share : exact) {
      sum += share;
    }
    int[] counts = new int[exact.length];
    int given = 0;
    for (int i = 0; i < exact.length; i++) {
      exact[i] = total * exact[i] / sum;
      counts[i] = (int) exact[i];
      given += counts[i];
    }
    for (; given < total; given++) {
      int most = 0;
      for (int i = 1; i < exact.length; i++) {
        if (exact[i] - counts[i] > exact[most] - counts[most]) {
          most = i;
        }
      }
      counts[most]++;
    }
    return counts;
  }

  /** What kind of students a school has. */
  enum Level {
    COMPULSORY,
    UPPER_SECONDARY,
    ADULT
  }

  /** A school before it gets its municipality; {@code share} is of the APL placements, assumed. */
  record School(
      String id, String name, ProviderTier tier, int guaranteed, Level level, double share) {}
}
