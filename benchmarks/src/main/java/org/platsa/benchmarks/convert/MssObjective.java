package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;

/**
 * Counts a plan by the rules and the objective of the published problem, from the file and the plan
 * alone; it knows nothing of Platsa's rules or costs.
 */
public final class MssObjective {
  private static final int NOWHERE = -1;

  private final MssInstance instance;
  private final int[][] discipline;
  private final int[][] hospital;
  private final List<String> broken = new ArrayList<>();

  private MssObjective(MssInstance instance) {
    this.instance = instance;
    this.discipline = empty();
    this.hospital = empty();
  }

  private int[][] empty() {
    int[][] schedule = new int[instance.students()][instance.horizon()];
    for (int[] row : schedule) {
      Arrays.fill(row, NOWHERE);
    }
    return schedule;
  }

  /**
   * Counts a plan.
   *
   * @param plan one of the problem that {@link MssConverter} made of the instance
   */
  public static MssScore of(MssInstance instance, PlacementPlan plan) {
    MssObjective objective = new MssObjective(instance);
    plan.assignments().forEach(objective::enter);
    objective.students();
    objective.wards();
    return objective.score();
  }

  /** Counts a schedule: for each student and period the ward's hospital and discipline, or -1. */
  static MssScore of(MssInstance instance, int[][] hospital, int[][] discipline) {
    MssObjective objective = new MssObjective(instance);
    for (int s = 0; s < instance.students(); s++) {
      objective.hospital[s] = hospital[s].clone();
      objective.discipline[s] = discipline[s].clone();
    }
    objective.students();
    objective.wards();
    return objective.score();
  }

  private void enter(Assignment assignment) {
    int[] asked = MssNames.ofPlacement(assignment.placementId());
    int[] ward = numbers(assignment.supervisorId(), true);
    int[] first = numbers(assignment.periodId(), false);
    if (asked.length == 0 || ward.length == 0 || first.length == 0) {
      return;
    }
    for (int t = first[0]; t < first[0] + instance.duration(); t++) {
      if (discipline[asked[0]][t] != NOWHERE) {
        broken.add("Student %d is at two wards in period %d.".formatted(asked[0] + 1, t + 1));
      }
      hospital[asked[0]][t] = ward[0];
      discipline[asked[0]][t] = ward[1];
    }
  }

  private static int[] numbers(@Nullable String id, boolean ward) {
    if (id == null) {
      return new int[0];
    }
    return ward ? MssNames.ofSupervisor(id) : MssNames.ofPeriod(id);
  }

  private void students() {
    for (int s = 0; s < instance.students(); s++) {
      int[] periods = new int[instance.disciplines()];
      int[] byHospital = new int[instance.hospitals()];
      for (int t = 0; t < instance.horizon(); t++) {
        int d = discipline[s][t];
        if (d == NOWHERE) {
          continue;
        }
        periods[d]++;
        byHospital[hospital[s][t]]++;
        if (!instance.available(s, t)) {
          broken.add("Student %d is not available in period %d.".formatted(s + 1, t + 1));
        }
        if (!instance.able(s, hospital[s][t], d)) {
          broken.add(
              "Student %d may not be at hospital %d for discipline %d."
                  .formatted(s + 1, hospital[s][t] + 1, d + 1));
        }
        for (int e = 0; e < instance.disciplines(); e++) {
          if (instance.precededBy(d, e) && !isBefore(s, e, t)) {
            broken.add(
                "Student %d does discipline %d in period %d without discipline %d before it."
                    .formatted(s + 1, d + 1, t + 1, e + 1));
          }
        }
      }
      groups(s, periods);
      for (int h = 0; h < instance.hospitals(); h++) {
        if (byHospital[h] / instance.duration() > instance.mostAtOneHospital()) {
          broken.add(
              "Student %d does %d disciplines at hospital %d, more than %d."
                  .formatted(
                      s + 1,
                      byHospital[h] / instance.duration(),
                      h + 1,
                      instance.mostAtOneHospital()));
        }
      }
    }
  }

  private boolean isBefore(int student, int earlier, int period) {
    for (int t = 0; t <= period; t++) {
      if (discipline[student][t] == earlier) {
        return true;
      }
    }
    return false;
  }

  private void groups(int student, int[] periods) {
    int[] done = new int[instance.groups()];
    for (int d = 0; d < instance.disciplines(); d++) {
      done[instance.groupOf(d)] += periods[d];
      if (periods[d] > 0 && !instance.allowed(student, d)) {
        broken.add("Student %d may not do discipline %d.".formatted(student + 1, d + 1));
      }
      if (periods[d] != 0 && (periods[d] != instance.duration() || !isOneRun(student, d))) {
        broken.add(
            "Student %d does discipline %d in %d periods, not in %d on end at one hospital."
                .formatted(student + 1, d + 1, periods[d], instance.duration()));
      }
    }
    for (int g = 0; g < instance.groups(); g++) {
      if (done[g] != instance.required(student, g) * instance.duration()) {
        broken.add(
            "Student %d does %d disciplines of group %d, not %d."
                .formatted(
                    student + 1,
                    done[g] / instance.duration(),
                    g + 1,
                    instance.required(student, g)));
      }
    }
  }

  private boolean isOneRun(int student, int wanted) {
    int first = 0;
    while (discipline[student][first] != wanted) {
      first++;
    }
    for (int t = first; t < first + instance.duration(); t++) {
      if (t >= instance.horizon()
          || discipline[student][t] != wanted
          || hospital[student][t] != hospital[student][first]) {
        return false;
      }
    }
    return true;
  }

  private void wards() {
    for (int h = 0; h < instance.hospitals(); h++) {
      for (int d = 0; d < instance.disciplines(); d++) {
        for (int t = 0; t < instance.horizon(); t++) {
          int there = 0;
          for (int s = 0; s < instance.students(); s++) {
            there += hospital[s][t] == h && discipline[s][t] == d ? 1 : 0;
          }
          if (there > instance.most(h, d, t) || there < instance.least(h, d, t)) {
            broken.add(
                "Hospital %d has %d students for discipline %d in period %d, not %d to %d."
                    .formatted(
                        h + 1,
                        there,
                        d + 1,
                        t + 1,
                        instance.least(h, d, t),
                        instance.most(h, d, t)));
          }
        }
      }
    }
  }

  private MssScore score() {
    long disciplines = 0;
    long hospitals = 0;
    long school = 0;
    long changes = 0;
    long waiting = 0;
    long worst = Long.MAX_VALUE;
    for (int s = 0; s < instance.students(); s++) {
      long ofDisciplines = 0;
      long ofHospitals = 0;
      long ofSchool = 0;
      int last = NOWHERE;
      for (int t = 0; t < instance.horizon(); t++) {
        int d = discipline[s][t];
        if (d != NOWHERE) {
          ofDisciplines += (long) instance.disciplineWeight(s) * instance.disciplineValue(s, d);
          ofHospitals +=
              (long) instance.hospitalWeight(s) * instance.hospitalValue(s, hospital[s][t]);
          ofSchool += instance.schoolValue(d);
          last = t;
        }
      }
      ofDisciplines /= instance.duration();
      ofHospitals /= instance.duration();
      ofSchool /= instance.duration();
      long ofChanges = (long) instance.changeWeight(s) * changes(s);
      long ofWaiting = (long) instance.waitWeight(s) * waiting(s, last);
      disciplines += ofDisciplines;
      hospitals += ofHospitals;
      school += ofSchool;
      changes += ofChanges;
      waiting += ofWaiting;
      worst = Math.min(worst, ofDisciplines + ofHospitals + ofSchool + ofChanges + ofWaiting);
    }
    return new MssScore(disciplines, hospitals, school, changes, waiting, worst, broken);
  }

  /** How often the hospital is another than the last one where the student was. */
  private int changes(int student) {
    int changes = 0;
    int before = NOWHERE;
    for (int h : hospital[student]) {
      if (h != NOWHERE) {
        changes += before != NOWHERE && before != h ? 1 : 0;
        before = h;
      }
    }
    return changes;
  }

  /** Periods before the student's last one in which the student is nowhere. */
  private int waiting(int student, int last) {
    int waiting = 0;
    for (int t = 0; t < last; t++) {
      waiting += discipline[student][t] == NOWHERE ? 1 : 0;
    }
    return waiting;
  }
}
