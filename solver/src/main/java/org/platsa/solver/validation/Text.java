package org.platsa.solver.validation;

import java.util.List;

/** The same words in Swedish and in English. */
record Text(String sv, String en) {
  /** So many ids are named; the rest is counted. */
  private static final int NAMED = 5;

  /** Ids in quotes, one after another. */
  static Text ofIds(List<String> ids) {
    int more = Math.max(0, ids.size() - NAMED);
    List<String> shown = ids.stream().limit(NAMED).map(Values::shown).toList();
    return new Text(
        row(shown.stream().map(id -> "”" + id + "”").toList(), more, " och ", " till"),
        row(shown.stream().map(id -> "'" + id + "'").toList(), more, " and ", " more"));
  }

  private static String row(List<String> ids, int more, String and, String others) {
    int last = ids.size() - 1;
    if (more > 0) {
      return String.join(", ", ids) + and + more + others;
    }
    return last == 0
        ? ids.getFirst()
        : String.join(", ", ids.subList(0, last)) + and + ids.get(last);
  }
}
