package org.platsa.api.page.planning;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;

/**
 * What is won and lost by the other of two plans (<i>avvägning</i>), both by the first one's
 * weights.
 *
 * @param kind which sentence tells it
 * @param won the soft rule in which the other is most better; null if in none
 * @param lost the soft rule in which the other is most worse; null if in none
 * @param difference the other's soft cost less the first one's
 * @param share the same as a share of the first one's, without its sign
 */
public record Trade(
    Kind kind, @Nullable RuleRow won, @Nullable RuleRow lost, long difference, double share) {
  /** Which sentence tells a trade. */
  public enum Kind {
    /** The plans cost the same in each rule. */
    SAME,
    /** The other places more, or breaks less. */
    PLACES_MORE,
    /** The other places fewer, or breaks more. */
    PLACES_FEWER,
    /** The other is better in some rules and worse in none. */
    WINS,
    /** The other is worse in some rules and better in none. */
    LOSES,
    /** The other is better in some rules and worse in others. */
    TRADES
  }

  static Trade of(Cost one, Cost other, List<RuleRow> rules) {
    RuleRow won =
        rules.stream()
            .filter(row -> row.rule().weightMayBeSet() && row.difference() < 0)
            .min(Comparator.comparingLong(RuleRow::difference))
            .orElse(null);
    RuleRow lost =
        rules.stream()
            .filter(row -> row.rule().weightMayBeSet() && row.difference() > 0)
            .max(Comparator.comparingLong(RuleRow::difference))
            .orElse(null);
    long difference = other.soft() - one.soft();
    double share = one.soft() == 0 ? 0 : Math.abs(difference) / (double) one.soft();
    return new Trade(kind(one, other, won, lost), won, lost, difference, share);
  }

  private static Kind kind(Cost one, Cost other, @Nullable RuleRow won, @Nullable RuleRow lost) {
    int placing =
        Comparator.comparingLong(Cost::hard).thenComparingLong(Cost::medium).compare(other, one);
    if (placing != 0) {
      return placing < 0 ? Kind.PLACES_MORE : Kind.PLACES_FEWER;
    }
    if (won == null) {
      return lost == null ? Kind.SAME : Kind.LOSES;
    }
    return lost == null ? Kind.WINS : Kind.TRADES;
  }
}
