package org.platsa.solver.planning;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.rule.StudentWeeks;

/** What a student's placed placements amount to (<i>elevens belastning</i>). */
public final class StudentLoad {
  private final List<PlanningPlacement> placements;
  private final StudentWeeks weeks;

  private StudentLoad(List<PlanningPlacement> placements) {
    this.placements = placements;
    this.weeks = new StudentWeeks(placements.size());
    for (PlanningPlacement placement : placements) {
      weeks.add(placement.period().when(), placement.intensity());
    }
  }

  /** The load of a student with these placements, all of which must have a place. */
  public static StudentLoad of(List<PlanningPlacement> placements) {
    return new StudentLoad(placements);
  }

  /** Pairs that share a week in which all together are above full time. */
  public int overlappingPairs() {
    return weeks.overlappingPairs();
  }

  /** Ids of those that are in such a pair. */
  public List<String> overlapping() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      for (int j = 0; j < placements.size(); j++) {
        if (i != j && weeks.overlap(i, j)) {
          ids.add(placements.get(i).id());
          break;
        }
      }
    }
    return ids;
  }
}
