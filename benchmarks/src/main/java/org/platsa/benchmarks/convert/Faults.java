package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Faults {
  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  /** Adds one; line 0 is the file as a whole. */
  void add(int line, String field, String message) {
    faults.add(new Fault(file, line, field, message));
  }

  List<Fault> inOrder() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }

  /**
   * Ends the reading if anything is wrong so far.
   *
   * @throws SourceException with everything that is
   */
  void stopIfAny() throws SourceException {
    if (!faults.isEmpty()) {
      throw new SourceException(inOrder());
    }
  }
}
