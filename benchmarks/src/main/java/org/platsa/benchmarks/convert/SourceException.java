package org.platsa.benchmarks.convert;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be converted; carries everything that is wrong with it. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  SourceException(List<Fault> faults) {
    super(faults.stream().map(Fault::text).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the file's order; never empty. */
  public List<Fault> faults() {
    return faults;
  }
}
