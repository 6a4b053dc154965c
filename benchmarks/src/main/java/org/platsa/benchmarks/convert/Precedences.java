package org.platsa.benchmarks.convert;

import java.util.BitSet;

/** What must be done before what, directly or by way of others. */
final class Precedences {
  private final BitSet[] before;

  Precedences(MssInstance instance) {
    int disciplines = instance.disciplines();
    before = new BitSet[disciplines];
    for (int d = 0; d < disciplines; d++) {
      before[d] = new BitSet();
      for (int e = 0; e < disciplines; e++) {
        before[d].set(e, instance.precededBy(d, e));
      }
    }
    for (int by = 0; by < disciplines; by++) {
      for (int d = 0; d < disciplines; d++) {
        if (before[d].get(by)) {
          before[d].or(before[by]);
        }
      }
    }
  }

  /** Every discipline that must be done before this one. */
  BitSet before(int discipline) {
    return (BitSet) before[discipline].clone();
  }

  boolean isBeforeItself(int discipline) {
    return before[discipline].get(discipline);
  }
}
