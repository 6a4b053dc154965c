package org.platsa.benchmarks.convert;

import java.util.Map;

/**
 * An instance of the medical student scheduling problem, as a file has it. Students, disciplines,
 * hospitals, groups and periods are counted from 0.
 */
public final class MssInstance {
  private final String file;
  private final Map<MssField, DznGrid> grids;

  /** Of fields that are all there and of the right size: see {@link MssReader}. */
  MssInstance(String file, Map<MssField, DznGrid> grids) {
    this.file = file;
    this.grids = Map.copyOf(grids);
  }

  /** The file's name as it was given. */
  String file() {
    return file;
  }

  private int at(MssField field, int... place) {
    return grid(field).at(place);
  }

  /** A field with its lines. */
  DznGrid grid(MssField field) {
    DznGrid grid = grids.get(field);
    if (grid == null) {
      throw new IllegalStateException("the reader let a file pass without " + field);
    }
    return grid;
  }

  int students() {
    return at(MssField.STUDENTS);
  }

  int disciplines() {
    return at(MssField.DISCIPLINES);
  }

  int hospitals() {
    return at(MssField.HOSPITALS);
  }

  /** How many periods a discipline takes, one after the other. */
  int duration() {
    return at(MssField.DURATION);
  }

  int horizon() {
    return at(MssField.HORIZON);
  }

  int groups() {
    return at(MssField.GROUPS);
  }

  /** How many disciplines a student may do at one hospital. */
  int mostAtOneHospital() {
    return at(MssField.MAX_DISC_PER_HOSP);
  }

  /** The group of a discipline, from 0. */
  int groupOf(int discipline) {
    return at(MssField.DISC_GROUP, discipline) - 1;
  }

  /** How many disciplines of a group a student must do. */
  int required(int student, int group) {
    return at(MssField.STUD_DISC_GROUP, student, group);
  }

  boolean allowed(int student, int discipline) {
    return at(MssField.ALLOWED_DISC, student, discipline) > 0;
  }

  /** Whether a discipline may be done only after another. */
  boolean precededBy(int discipline, int earlier) {
    return at(MssField.PRECEDED_BY, discipline, earlier) > 0;
  }

  boolean available(int student, int period) {
    return at(MssField.AVAILABILITY, student, period) > 0;
  }

  /** Whether a student can be at a ward. */
  boolean able(int student, int hospital, int discipline) {
    return at(MssField.ABILITY, student, hospital, discipline) > 0;
  }

  int most(int hospital, int discipline, int period) {
    return at(MssField.MAX_POS_HOSP, hospital, discipline, period);
  }

  int least(int hospital, int discipline, int period) {
    return at(MssField.MIN_POS_HOSP, hospital, discipline, period);
  }

  int disciplineWeight(int student) {
    return at(MssField.WEIGHT_PREF, student, 0);
  }

  int hospitalWeight(int student) {
    return at(MssField.WEIGHT_PREF, student, 1);
  }

  /** What one change of hospital is worth to a student; usually below 0. */
  int changeWeight(int student) {
    return at(MssField.WEIGHT_PREF, student, 2);
  }

  /** What one period of waiting is worth to a student; usually below 0. */
  int waitWeight(int student) {
    return at(MssField.WEIGHT_PREF, student, 3);
  }

  int disciplineValue(int student, int discipline) {
    return at(MssField.PREF_STUD_DISC, student, discipline);
  }

  int hospitalValue(int student, int hospital) {
    return at(MssField.PREF_STUD_HOSP, student, hospital);
  }

  int schoolValue(int discipline) {
    return at(MssField.MAN_PREF, discipline);
  }
}
