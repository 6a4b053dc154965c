package org.platsa.api.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.platsa.solver.problem.Problem;

/** The changes that make one problem of another (<i>skillnader som ändringar</i>). */
public final class Differences {
  private Differences() {}

  /**
   * A change for each unit, supervisor, student and placement that is new or otherwise than before.
   * Nothing else of the two problems is looked at.
   */
  public static List<Change> between(Problem before, Problem after) {
    List<Change> changes = new ArrayList<>();
    add(changes, before.units(), after.units(), Change.UnitSet::new);
    add(changes, before.supervisors(), after.supervisors(), Change.SupervisorSet::new);
    add(changes, before.students(), after.students(), Change.StudentSet::new);
    add(changes, before.placements(), after.placements(), Change.PlacementSet::new);
    return changes;
  }

  private static <T> void add(
      List<Change> changes, List<T> before, List<T> after, Function<T, Change> change) {
    Set<T> known = new HashSet<>(before);
    after.stream().filter(one -> !known.contains(one)).map(change).forEach(changes::add);
  }
}
