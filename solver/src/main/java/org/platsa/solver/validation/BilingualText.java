package org.platsa.solver.validation;

import java.util.List;
import java.util.Locale;

/** The same text in Swedish and in English. */
record BilingualText(String sv, String en) {
  /** How many ids are named; the others are counted. */
  private static final int NAMED = 5;

  /** Ids in quotes, one after another. */
  static BilingualText ofIds(List<String> ids) {
    int more = Math.max(0, ids.size() - NAMED);
    List<String> shown = ids.stream().limit(NAMED).map(Values::shown).toList();
    List<String> sv = shown.stream().map(id -> "”" + id + "”").toList();
    List<String> en = shown.stream().map(id -> "'" + id + "'").toList();
    return more == 0
        ? new BilingualText(row(sv, " och "), row(en, " and "))
        : new BilingualText(
            andMore(String.join(", ", sv), more).sv(), andMore(String.join(", ", en), more).en());
  }

  /** Names, and how many more there are, if there are any. */
  static BilingualText andMore(String named, int more) {
    return more == 0
        ? new BilingualText(named, named)
        : new BilingualText(
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
