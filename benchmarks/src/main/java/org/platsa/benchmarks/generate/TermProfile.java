package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Term;

/**
 * What is known or assumed of one term in Helsingborg (<i>terminsprofil</i>). Sources: Helsingborg
 * plan 2024 gives APL 225 to 282 a term, PRAO a little over 60, LIA about 5, apprenticeships 2, and
 * the supervisors of spring 2021 (167), June 2023 (205) and December 2023 (361, 26 with step 3).
 * What lies between is interpolated.
 */
public enum TermProfile {
  /** Only lived through as history. */
  HT2020(LocalDate.of(2020, 8, 17), 230, 61, 5, 167, 12, 1),
  /** Only lived through as history. */
  VT2021(LocalDate.of(2021, 1, 11), 235, 62, 5, 167, 12, 1),
  HT2021(LocalDate.of(2021, 8, 16), 225, 61, 5, 167, 12, 1),
  VT2022(LocalDate.of(2022, 1, 10), 248, 64, 4, 180, 13, 1),
  HT2022(LocalDate.of(2022, 8, 15), 267, 62, 5, 192, 14, 2),
  VT2023(LocalDate.of(2023, 1, 9), 282, 63, 6, 205, 15, 2),
  /** The state of December 2023; its placements are assumed. */
  HT2023(LocalDate.of(2023, 8, 14), 275, 63, 5, 361, 26, 2);

  private static final int APPRENTICESHIPS = 2;

  private final LocalDate firstMonday;
  private final int apl;
  private final int prao;
  private final int lia;
  private final int supervisors;
  private final int step3;
  private final int trialProviders;

  TermProfile(
      LocalDate firstMonday,
      int apl,
      int prao,
      int lia,
      int supervisors,
      int step3,
      int trialProviders) {
    this.firstMonday = firstMonday;
    this.apl = apl;
    this.prao = prao;
    this.lia = lia;
    this.supervisors = supervisors;
    this.step3 = step3;
    this.trialProviders = trialProviders;
  }

  /** The terms that can be generated, oldest first. */
  public static List<TermProfile> offered() {
    return Arrays.stream(values()).filter(TermProfile::isOffered).toList();
  }

  /** Whether a document can be generated for the term; the two oldest are only history. */
  public boolean isOffered() {
    return compareTo(HT2021) >= 0;
  }

  /** The placements asked for, before any demand factor. */
  public int placements(PlacementKind kind) {
    return switch (kind.name()) {
      case "APL" -> apl;
      case "PRAO" -> prao;
      case "LIA" -> lia;
      case "APPRENTICESHIP" -> APPRENTICESHIPS;
      default -> 0;
    };
  }

  /** Trained supervisors, those with step 3 included. */
  public int supervisors() {
    return supervisors;
  }

  /** Supervisors with step 3, at most {@link #supervisors()}. */
  public int step3() {
    return step3;
  }

  /** Providers on trial in the college. */
  int trialProviders() {
    return trialProviders;
  }

  boolean isAutumn() {
    return name().startsWith("HT");
  }

  /** ISO weeks 33 to 50 in autumn, 2 to 23 in spring. */
  Term term() {
    String name = (isAutumn() ? "Höstterminen " : "Vårterminen ") + name().substring(2);
    int weeks = isAutumn() ? 18 : 22;
    return new Term(name(), name, firstMonday, firstMonday.plusWeeks(weeks).minusDays(3));
  }

  /** Seven APL periods a year of five weeks: three in autumn, four in the longer spring. */
  List<Period> periods() {
    int[] aplWeeks = isAutumn() ? new int[] {2, 7, 12} : new int[] {1, 6, 11, 16};
    int[] praoWeeks = isAutumn() ? new int[] {5, 8, 10, 13} : new int[] {4, 8, 12, 15, 18};
    int[] liaWeeks = isAutumn() ? new int[] {3, 10} : new int[] {3, 12};
    List<Period> periods = new ArrayList<>();
    add(periods, PlacementKind.APL, "APL", aplWeeks, 5);
    add(periods, PlacementKind.PRAO, "PRAO", praoWeeks, 1);
    add(periods, PlacementKind.LIA, "LIA", liaWeeks, 6);
    periods.add(
        new Period(
            "LARLING",
            "Lärling, hela terminen",
            PlacementKind.APPRENTICESHIP,
            firstMonday,
            term().weeks()));
    return List.copyOf(periods);
  }

  private void add(List<Period> periods, PlacementKind kind, String name, int[] starts, int weeks) {
    for (int i = 0; i < starts.length; i++) {
      periods.add(
          new Period(
              name + "-" + (i + 1),
              name + " " + (i + 1),
              kind,
              firstMonday.plusWeeks(starts[i]),
              weeks));
    }
  }
}
