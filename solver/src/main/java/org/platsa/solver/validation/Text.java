package org.platsa.solver.validation;

import java.util.List;
import java.util.Locale;

/** The same words in Swedish and in English. */
record Text(String sv, String en) {
  /** So many ids are named; the rest is counted. */
  private static final int NAMED = 5;

  /** Ids in quotes, one after another. */
  static Text ofIds(List<String> ids) {
    int more = Math.max(0, ids.size() - NAMED);
    List<String> shown = ids.stream().limit(NAMED).map(Values::shown).toList();
    List<String> sv = shown.stream().map(id -> "”" + id + "”").toList();
    List<String> en = shown.stream().map(id -> "'" + id + "'").toList();
    return more == 0
        ? new Text(row(sv, " och "), row(en, " and "))
        : new Text(
            andMore(String.join(", ", sv), more).sv(), andMore(String.join(", ", en), more).en());
  }

  /** What is named, and that there are so many more, if there are any. */
  static Text andMore(String named, int more) {
    return more == 0
        ? new Text(named, named)
        : new Text(
            named + " och " + Findings.number(more, Findings.SWEDISH) + " till",
            named + " and " + Findings.number(more, Locale.ENGLISH) + " more");
  }

  private static String row(List<String> ids, String and) {
    int last = ids.size() - 1;
    return last == 0
        ? ids.getFirst()
        : String.join(", ", ids.subList(0, last)) + and + ids.get(last);
  }
}
