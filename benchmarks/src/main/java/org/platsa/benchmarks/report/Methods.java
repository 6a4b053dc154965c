package org.platsa.benchmarks.report;

import java.util.List;
import org.platsa.benchmarks.baseline.Method;

/** The methods as the report shows them (<i>metoder</i>). */
final class Methods {
  static final String GREEDY = Method.GREEDY.id();
  static final String PLATSA = Method.PLATSA.id();

  /** In the order of columns and of legends. */
  static final List<String> COMPARED =
      List.of(PLATSA, Method.EXACT.id(), Method.TIMEFOLD_DEFAULT.id(), GREEDY);

  /** Whom Platsa must not be worse than. */
  static final List<String> PEERS = COMPARED.subList(1, COMPARED.size());

  private Methods() {}

  static String name(String id) {
    return switch (Method.of(id)) {
      case GREEDY -> "by hand";
      case TIMEFOLD_DEFAULT -> "Timefold default";
      case EXACT -> "exact (SCIP)";
      case PLATSA -> "Platsa";
      case BOUND -> "bound";
    };
  }
}
