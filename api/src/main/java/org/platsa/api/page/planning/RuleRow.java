package org.platsa.api.page.planning;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;

/**
 * What a rule costs in two plans, by the same weights (<i>regel för regel</i>).
 *
 * @param rule the rule
 * @param one in the first plan
 * @param other in the other plan
 * @param difference the other less the first
 * @param signed the same as it is written; empty if there is none
 */
public record RuleRow(ConstraintId rule, long one, long other, long difference, String signed) {
  /** Every rule that costs something in either plan. */
  static List<RuleRow> of(Map<String, Long> one, Map<String, Long> other, Locale locale) {
    return Arrays.stream(ConstraintId.values())
        .map(rule ->
            of(rule, one.getOrDefault(rule.id(), 0L), other.getOrDefault(rule.id(), 0L), locale))
        .filter(row -> row.one() != 0 || row.other() != 0)
        .toList();
  }

  private static RuleRow of(ConstraintId rule, long one, long other, Locale locale) {
    long difference = other - one;
    return new RuleRow(
        rule,
        one,
        other,
        difference,
        difference == 0 ? "" : FigureRow.signed(BigDecimal.valueOf(difference), locale));
  }

  /** The rule's name in a language. */
  public String name(String language) {
    return "sv".equals(language) ? rule.nameSv() : rule.nameEn();
  }
}
