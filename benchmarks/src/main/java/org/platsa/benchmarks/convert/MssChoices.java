package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which disciplines each student can do, and how many of a group each leaves out. A discipline that
 * must come after one that cannot be done cannot be done either.
 */
final class MssChoices {
  private final MssInstance instance;
  private final List<BitSet> possible = new ArrayList<>();

  MssChoices(MssInstance instance) {
    this.instance = instance;
    Precedences precedences = new Precedences(instance);
    for (int s = 0; s < instance.students(); s++) {
      BitSet byThemselves = new BitSet();
      for (int d = 0; d < instance.disciplines(); d++) {
        byThemselves.set(d, isPossible(s, d));
      }
      BitSet all = new BitSet();
      for (int d = 0; d < instance.disciplines(); d++) {
        BitSet missing = precedences.before(d);
        missing.andNot(byThemselves);
        all.set(d, byThemselves.get(d) && missing.isEmpty());
      }
      possible.add(all);
    }
  }

  private boolean isPossible(int student, int discipline) {
    boolean asked =
        instance.allowed(student, discipline)
            && instance.required(student, instance.groupOf(discipline)) > 0;
    for (int h = 0; asked && h < instance.hospitals(); h++) {
      if (isOpen(student, h, discipline)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a student can be at a ward that ever takes anybody. */
  boolean isOpen(int student, int hospital, int discipline) {
    return instance.able(student, hospital, discipline) && room(hospital, discipline) > 0;
  }

  /** The most that a ward takes in any period. */
  int room(int hospital, int discipline) {
    int room = 0;
    for (int t = 0; t < instance.horizon(); t++) {
      room = Math.max(room, instance.most(hospital, discipline, t));
    }
    return room;
  }

  boolean canDo(int student, int discipline) {
    return possible.get(student).get(discipline);
  }

  /** How many disciplines of a group a student must leave out; below 0 if there are too few. */
  int leftOut(int student, int group) {
    int can = 0;
    for (int d = 0; d < instance.disciplines(); d++) {
      can += canDo(student, d) && instance.groupOf(d) == group ? 1 : 0;
    }
    return can - instance.required(student, group);
  }

  /** The most that any student leaves out of a group. */
  int mostLeftOut(int group) {
    int most = 0;
    for (int s = 0; s < instance.students(); s++) {
      most = Math.max(most, leftOut(s, group));
    }
    return most;
  }
}
