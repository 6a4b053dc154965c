package org.platsa.solver.validation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.Availability;

/** Sets of a problem's periods, by their positions in its list. */
final class PeriodSets {
  private final List<Period> periods;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<List<String>, BitSet> sets = new HashMap<>();

  PeriodSets(List<Period> periods) {
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

  /** The periods in which a supervisor is available. */
  BitSet of(Supervisor supervisor) {
    BitSet present = new BitSet(periods.size());
    for (int i = 0; i < periods.size(); i++) {
      present.set(i, Availability.isAvailable(supervisor, periods.get(i)));
    }
    return present;
  }
}
