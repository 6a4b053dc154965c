package org.platsa.benchmarks.convert;

import java.util.List;

/**
 * What a plan is worth by what is published of ranked choices.
 *
 * @param students how many there are
 * @param byRank how many have their first choice, their second and so on
 * @param unchosen how many are where they did not choose to be
 * @param broken each project that has more than it takes, in a sentence
 */
public record ChoicesScore(int students, List<Integer> byRank, int unchosen, List<String> broken) {
  public ChoicesScore {
    byRank = List.copyOf(byRank);
    broken = List.copyOf(broken);
  }

  /** How many have one of their choices: the size of the matching. */
  public int matched() {
    return byRank.stream().mapToInt(Integer::intValue).sum();
  }

  /** Those who have no place. */
  public int without() {
    return students - matched() - unchosen;
  }

  /** The sum of ranks of all who have one of their choices: the cost of the matching. */
  public long ranks() {
    long sum = 0;
    for (int i = 0; i < byRank.size(); i++) {
      sum += (long) byRank.get(i) * (i + 1);
    }
    return sum;
  }

  /** Ten times the sum of one over the rank squared: the more the better. */
  public double satisfaction() {
    double sum = 0;
    for (int i = 0; i < byRank.size(); i++) {
      sum += 10.0 * byRank.get(i) / ((i + 1.0) * (i + 1.0));
    }
    return sum;
  }
}
