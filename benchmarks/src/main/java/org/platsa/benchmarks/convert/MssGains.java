package org.platsa.benchmarks.convert;

/**
 * What a discipline at a hospital is worth to a student and to the school, and how that becomes
 * minutes of travel: the better, the nearer.
 */
final class MssGains {
  /** Up to here each minute costs the same. */
  static final int MOST_MINUTES = 45;

  private final MssInstance instance;
  private final MssChoices choices;
  private final int[] best;
  private int range;
  private int widest;

  MssGains(MssInstance instance, MssChoices choices) {
    this.instance = instance;
    this.choices = choices;
    this.best = new int[instance.students()];
    for (int s = 0; s < instance.students(); s++) {
      int highest = Integer.MIN_VALUE;
      int lowest = Integer.MAX_VALUE;
      for (int d = 0; d < instance.disciplines(); d++) {
        for (int h = 0; choices.canDo(s, d) && h < instance.hospitals(); h++) {
          if (choices.isOpen(s, h, d)) {
            highest = Math.max(highest, gain(s, h, d));
            lowest = Math.min(lowest, gain(s, h, d));
          }
        }
      }
      best[s] = highest == Integer.MIN_VALUE ? 0 : highest;
      if (highest > lowest && highest - lowest > range) {
        range = highest - lowest;
        widest = s;
      }
    }
  }

  /** What the published objective counts for one discipline at one hospital. */
  int gain(int student, int hospital, int discipline) {
    return instance.disciplineWeight(student) * instance.disciplineValue(student, discipline)
        + instance.hospitalWeight(student) * instance.hospitalValue(student, hospital)
        + instance.schoolValue(discipline);
  }

  /** The widest range of gains that a student has. */
  int range() {
    return range;
  }

  /** The student who has it. */
  int widest() {
    return widest;
  }

  /**
   * Minutes of travel to a ward, at least 1, so that what is not done, which costs nothing, is
   * always worth leaving out.
   */
  int minutes(int student, int hospital, int discipline) {
    return MOST_MINUTES - range + best[student] - gain(student, hospital, discipline);
  }

  /** The gain of everybody is this less the cost of a plan, once all do what they must. */
  long total() {
    long total = 0;
    for (int s = 0; s < instance.students(); s++) {
      for (int g = 0; g < instance.groups(); g++) {
        total += (long) instance.required(s, g) * (best[s] + MOST_MINUTES - range);
      }
    }
    return total;
  }

  /** Whether a ward can be said at all: see {@link #MOST_MINUTES}. */
  boolean fit() {
    return range < MOST_MINUTES;
  }

  MssChoices choices() {
    return choices;
  }
}
