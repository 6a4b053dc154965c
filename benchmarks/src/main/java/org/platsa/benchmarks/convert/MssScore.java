package org.platsa.benchmarks.convert;

import java.util.List;

/**
 * What a plan is worth by the published objective of medical student scheduling; the more the
 * better.
 *
 * @param disciplines what students think of their disciplines
 * @param hospitals what they think of their hospitals
 * @param school what the school thinks of the disciplines
 * @param changes what changes of hospital take away
 * @param waiting what waiting takes away
 * @param worst what the student has who is worst off, which counts once more
 * @param broken each rule of the published problem that the plan breaks, in a sentence
 */
public record MssScore(
    long disciplines,
    long hospitals,
    long school,
    long changes,
    long waiting,
    long worst,
    List<String> broken) {
  public MssScore {
    broken = List.copyOf(broken);
  }

  /** The published objective, which is at its highest in the best plan. */
  public long total() {
    return disciplines + hospitals + school + changes + waiting + worst;
  }
}
