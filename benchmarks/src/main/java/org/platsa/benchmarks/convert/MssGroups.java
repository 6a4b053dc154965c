package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.List;

/** In which order groups of disciplines come, where some of one must be done before another's. */
final class MssGroups {
  private final MssInstance instance;

  MssGroups(MssInstance instance) {
    this.instance = instance;
  }

  /** All groups, each after those that hold what comes before it; none if they go round. */
  List<Integer> inOrder() {
    List<Integer> order = new ArrayList<>();
    boolean added = true;
    while (added) {
      added = false;
      for (int g = 0; g < instance.groups(); g++) {
        if (!order.contains(g) && order.containsAll(before(g))) {
          order.add(g);
          added = true;
        }
      }
    }
    return order.size() == instance.groups() ? order : List.of();
  }

  private List<Integer> before(int group) {
    List<Integer> before = new ArrayList<>();
    for (int d = 0; d < instance.disciplines(); d++) {
      for (int e = 0; instance.groupOf(d) == group && e < instance.disciplines(); e++) {
        if (instance.precededBy(d, e) && instance.groupOf(e) != group) {
          before.add(instance.groupOf(e));
        }
      }
    }
    return before;
  }
}
