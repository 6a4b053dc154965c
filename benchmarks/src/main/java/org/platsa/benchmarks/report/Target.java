package org.platsa.benchmarks.report;

/**
 * A target and what was measured (<i>mål</i>).
 *
 * @param size which instances it is for
 * @param wanted what it wants
 * @param measured what came of it
 * @param verdict whether it is met
 */
record Target(String size, String wanted, String measured, Verdict verdict) {
  /** Whether a target is met (<i>utfall</i>). */
  enum Verdict {
    HIT("hit"),
    MISS("miss"),
    NOT_MEASURED("not measured");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Verdict of(boolean hit) {
      return hit ? HIT : MISS;
    }
  }

  static Target notMeasured(String size, String wanted) {
    return new Target(size, wanted, "", Verdict.NOT_MEASURED);
  }
}
