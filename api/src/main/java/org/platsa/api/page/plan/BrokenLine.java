package org.platsa.api.page.plan;

import java.util.List;
import org.platsa.api.draft.MendedRule;
import org.platsa.solver.plan.Mend;

/**
 * A broken rule with the moves that mend it, each a button (<i>brutet krav</i>).
 *
 * @param rule in words, with the moves
 * @param deeds the values of the buttons, move by move
 */
public record BrokenLine(MendedRule rule, List<String> deeds) {
  public BrokenLine {
    deeds = List.copyOf(deeds);
  }

  static BrokenLine of(MendedRule rule) {
    return new BrokenLine(rule, rule.mends().stream().map(move -> deed(move.move())).toList());
  }

  private static String deed(Mend mend) {
    String supervisor = mend.supervisorId();
    String period = mend.periodId();
    return supervisor == null || period == null ? "take" : Deed.to(supervisor, period);
  }

  /** What is broken, in a language. */
  public String text(String language) {
    return "sv".equals(language) ? rule.sentenceSv() : rule.sentenceEn();
  }

  /** A move with its price, in a language. */
  public String text(MendedRule.Move move, String language) {
    return "sv".equals(language) ? move.sentenceSv() : move.sentenceEn();
  }
}
