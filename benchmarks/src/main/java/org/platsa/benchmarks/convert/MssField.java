package org.platsa.benchmarks.convert;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A field of the medical student scheduling format, with its directions and the numbers it may
 * hold. Source: the data format of Zanazzo, Ceschia, Dovier and Schaerf, "Solving the medical
 * student scheduling problem using simulated annealing", Journal of Scheduling, 2024.
 */
enum MssField {
  STUDENTS("Students", 1, 10_000),
  DISCIPLINES("Disciplines", 1, 1_000),
  HOSPITALS("Hospitals", 1, 1_000),
  /** Periods that a discipline takes. */
  DURATION("Duration", 1, 1_000),
  /** Periods in all. */
  HORIZON("Horizon", 1, 1_000),
  GROUPS("Groups", 1, 1_000),
  /** Disciplines that a student may do at one hospital. */
  MAX_DISC_PER_HOSP("MaxDiscPerHosp", 0, 1_000),
  DISC_GROUP("DiscGroup", 1, 1_000, DISCIPLINES),
  /** How many disciplines of a group a student must do. */
  STUD_DISC_GROUP("StudDiscGroup", 0, 1_000, STUDENTS, GROUPS),
  ALLOWED_DISC("AllowedDisc", 0, 1, STUDENTS, DISCIPLINES),
  /** In the row of a discipline, those that must be done before it. */
  PRECEDED_BY("Precededby", 0, 1, DISCIPLINES, DISCIPLINES),
  AVAILABILITY("Availability", 0, 1, STUDENTS, HORIZON),
  ABILITY("Ability", 0, 1, STUDENTS, HOSPITALS, DISCIPLINES),
  MAX_POS_HOSP("MaxPosHosp", 0, 1_000, HOSPITALS, DISCIPLINES, HORIZON),
  MIN_POS_HOSP("MinPosHosp", 0, 1_000, HOSPITALS, DISCIPLINES, HORIZON),
  /** What a student weighs: discipline, hospital, change of hospital, waiting. */
  WEIGHT_PREF("WeightPref", -1_000, 1_000, STUDENTS),
  PREF_STUD_DISC("PrefStudDisc", -1_000, 1_000, STUDENTS, DISCIPLINES),
  PREF_STUD_HOSP("PrefStudHosp", -1_000, 1_000, STUDENTS, HOSPITALS),
  /** What a discipline is worth to the school. */
  MAN_PREF("ManPref", -1_000, 1_000, DISCIPLINES);

  private static final int WEIGHTS = 4;

  private final String word;
  private final int least;
  private final int most;
  private final List<MssField> directions;

  MssField(String word, int least, int most, MssField... directions) {
    this.word = word;
    this.least = least;
    this.most = most;
    this.directions = List.of(directions);
  }

  /** As it is called in a file. */
  String word() {
    return word;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Of what it has a number each, or four; empty for a single number. */
  List<MssField> directions() {
    return directions;
  }

  /**
   * How many numbers it has in each direction.
   *
   * @param sizes of its directions
   */
  List<Integer> shape(List<Integer> sizes) {
    return this == WEIGHT_PREF ? List.of(sizes.getFirst(), WEIGHTS) : sizes;
  }

  /** What it has a number for, in words, such as {@code Students × Groups}. */
  String directionWords() {
    String words = directions.stream().map(MssField::word).collect(Collectors.joining(" × "));
    return this == WEIGHT_PREF ? words + " × " + WEIGHTS : words;
  }
}
