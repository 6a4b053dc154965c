package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Supervisor;

/** Sets of a problem's periods, by their places in its list. */
final class Presence {
  private final List<Period> periods;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<List<String>, BitSet> sets = new HashMap<>();

  Presence(List<Period> periods) {
    this.periods = periods;
    for (int i = 0; i < periods.size(); i++) {
      places.put(periods.get(i).id(), i);
    }
  }

  /** All periods; not to be changed. */
  BitSet all() {
    BitSet all = new BitSet(periods.size());
    all.set(0, periods.size());
    return all;
  }

  Period at(int place) {
    return periods.get(place);
  }

  /** The periods of these ids; not to be changed. */
  BitSet of(List<String> ids) {
    return sets.computeIfAbsent(
        ids,
        key -> {
          BitSet set = new BitSet(periods.size());
          for (String id : key) {
            Integer place = places.get(id);
            if (place != null) {
              set.set(place);
            }
          }
          return set;
        });
  }

  /** The periods in which a supervisor takes somebody: active, and absent on none of its days. */
  BitSet of(Supervisor supervisor) {
    if (!supervisor.active()) {
      return new BitSet();
    }
    BitSet present = all();
    for (Absence absence : supervisor.absences()) {
      for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
        LocalDate first = periods.get(i).firstMonday();
        LocalDate last = first.plusWeeks(periods.get(i).weeks()).minusDays(1);
        if (!absence.first().isAfter(last) && !absence.last().isBefore(first)) {
          present.clear(i);
        }
      }
    }
    return present;
  }
}
