package org.platsa.api.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands in a cell that is not empty (<i>cellvärde</i>). */
sealed interface CellValue {
  /** As a person reads it, perhaps long. */
  String shown();

  /** A text as it stands, with blanks and all. */
  record Text(String text) implements CellValue {
    @Override
    public String shown() {
      return CellText.strip(text);
    }
  }

  /**
   * A number.
   *
   * @param value the number
   * @param format how the spreadsheet shows it, such as {@code 0000}; empty for no way of its own
   */
  record Number(BigDecimal value, String format) implements CellValue {
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");
    private static final int MOST_DIGITS = 30;

    @Override
    public String shown() {
      if (isPercent()) {
        return plain(value.movePointRight(2)) + " %";
      }
      return isWhole() && ZEROS.matcher(format).matches() && value.signum() >= 0
          ? String.format(Locale.ROOT, "%0" + format.length() + "d", value.toBigInteger())
          : plain(value);
    }

    /** Whether it has no fraction, and not more digits than anybody counts. */
    boolean isWhole() {
      return Math.abs((long) value.precision() - value.scale()) <= MOST_DIGITS
          && value.scale() <= MOST_DIGITS
          && value.stripTrailingZeros().scale() <= 0;
    }

    boolean isPercent() {
      return format.contains("%");
    }

    private static String plain(BigDecimal number) {
      // Written out, 1E+999999 would fill the memory.
      return Math.abs(number.scale()) > MOST_DIGITS || number.precision() > 2 * MOST_DIGITS
          ? number.round(new java.math.MathContext(16)).toString()
          : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
  }

  /** A number that the spreadsheet shows as a day. */
  record Day(LocalDate date) implements CellValue {
    @Override
    public String shown() {
      return date.toString();
    }
  }

  /** True or false. */
  record Truth(boolean value) implements CellValue {
    @Override
    public String shown() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** An error value such as #N/A, or a formula that was never worked out. */
  record Broken(String shown) implements CellValue {}
}
