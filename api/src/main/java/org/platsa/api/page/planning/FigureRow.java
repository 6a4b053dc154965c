package org.platsa.api.page.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/**
 * A key figure in two plans (<i>nyckeltal före och efter</i>), as it is shown.
 *
 * @param figure which: the end of its texts' keys
 * @param one in the first plan
 * @param other in the other plan
 * @param outOf out of how many; null where that says nothing
 * @param difference the other less the first, with its sign; empty if there is none
 * @param verdict whether the other is better
 */
public record FigureRow(
    String figure,
    String one,
    String other,
    @Nullable Integer outOf,
    String difference,
    Verdict verdict) {
  private static final String MINUS = "−";

  /** Whether the other plan is better in a figure. */
  public enum Verdict {
    BETTER,
    WORSE,
    SAME,
    NEITHER
  }

  /** Every figure of two plans. */
  static List<FigureRow> of(Kpis one, Kpis other, Locale locale) {
    return Arrays.stream(Figure.values()).map(figure -> of(figure, one, other, locale)).toList();
  }

  private static FigureRow of(Figure figure, Kpis one, Kpis other, Locale locale) {
    BigDecimal before = rounded(figure.of(one), figure.decimals());
    BigDecimal after = rounded(figure.of(other), figure.decimals());
    return of(figure.name(), before, after, figure.outOf(other), figure.better(), locale);
  }

  /** The soft cost of two plans. */
  static FigureRow ofCost(Cost one, Cost other, Locale locale) {
    return of(
        "COST",
        BigDecimal.valueOf(one.soft()),
        BigDecimal.valueOf(other.soft()),
        null,
        Figure.Better.FEWER,
        locale);
  }

  private static FigureRow of(
      String figure,
      BigDecimal before,
      BigDecimal after,
      @Nullable Integer outOf,
      Figure.Better better,
      Locale locale) {
    int sign = after.compareTo(before);
    Verdict verdict =
        sign == 0
            ? Verdict.SAME
            : switch (better) {
              case MORE -> sign > 0 ? Verdict.BETTER : Verdict.WORSE;
              case FEWER -> sign < 0 ? Verdict.BETTER : Verdict.WORSE;
              case NEITHER -> Verdict.NEITHER;
            };
    return new FigureRow(
        figure,
        written(before, locale),
        written(after, locale),
        outOf,
        sign == 0 ? "" : signed(after.subtract(before), locale),
        verdict);
  }

  /** A number with its sign, as it is written in a language. */
  static String signed(BigDecimal number, Locale locale) {
    return (number.signum() < 0 ? MINUS : "+") + written(number.abs(), locale);
  }

  private static String written(BigDecimal number, Locale locale) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMinimumFractionDigits(Math.max(0, number.scale()));
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
  }
}
