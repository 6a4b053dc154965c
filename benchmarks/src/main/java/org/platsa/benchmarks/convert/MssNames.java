package org.platsa.benchmarks.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.platsa.solver.problem.UnitKind;

/** The ids of a converted instance; all numbers in them are those of the file, from 1. */
final class MssNames {
  private static final Pattern PLACEMENT = Pattern.compile("S(\\d+)-D(\\d+)");
  private static final Pattern WARD = Pattern.compile("H(\\d+)-D(\\d+)-\\d+");
  private static final Pattern PERIOD = Pattern.compile("T(\\d+)");

  private MssNames() {}

  static String student(int student) {
    return "S" + (student + 1);
  }

  static String placement(int student, int discipline) {
    return student(student) + "-D" + (discipline + 1);
  }

  static String hospital(int hospital) {
    return "H" + (hospital + 1);
  }

  static String ward(int hospital, int discipline) {
    return hospital(hospital) + "-D" + (discipline + 1);
  }

  /** Where a student is for a discipline that the student does not do. */
  static String notDone(int discipline) {
    return "N-D" + (discipline + 1);
  }

  /** The kind of unit that the wards of a discipline are. */
  static UnitKind discipline(int discipline) {
    return UnitKind.of("D" + (discipline + 1));
  }

  static String period(int first) {
    return "T" + (first + 1);
  }

  /** A week after the horizon, for a discipline of a group that is not done. */
  static String notDonePeriod(int group, int number) {
    return "N" + (group + 1) + "-" + (number + 1);
  }

  /** Student and discipline of a placement, from 0. */
  static int[] ofPlacement(String id) {
    return numbers(PLACEMENT, id);
  }

  /** Hospital and discipline of a ward's supervisor, from 0; none for what is not done. */
  static int[] ofSupervisor(String id) {
    return numbers(WARD, id);
  }

  /** The first period, from 0; none for a week after the horizon. */
  static int[] ofPeriod(String id) {
    return numbers(PERIOD, id);
  }

  private static int[] numbers(Pattern pattern, String id) {
    Matcher matcher = pattern.matcher(id);
    if (!matcher.matches()) {
      return new int[0];
    }
    int[] numbers = new int[matcher.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(matcher.group(i + 1)) - 1;
    }
    return numbers;
  }
}
