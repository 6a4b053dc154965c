package org.platsa.api.workbook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and spreadsheets write them (<i>datum</i>). */
final class Days {
  /** What came of reading one: the days that it can mean; none if it is no day. */
  record Reading(List<LocalDate> days) {
    Optional<LocalDate> only() {
      return days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
    }
  }

  private static final Reading NONE = new Reading(List.of());
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2200;

  private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/. ]?)([0-9]{1,2})\\2([0-9]{1,2})(?:[T ]+[0-9:.Z]*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})\\s*([-/.])\\s*([0-9]{1,2})\\s*([-/. ])\\s*([0-9]{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec");
  private static final Pattern NAMED =
      Pattern.compile("(?:den )?([0-9]{1,2})[.:]?[a-z]{0,2} ?([a-zåäö]{3,9})\\.?,? ?([0-9]{4})");
  private static final Pattern WEEK =
      Pattern.compile(
          "(?:([0-9]{4})[-, ]*)?(?:vecka|week|v|w)[. ]*([0-9]{1,2})(?:[-, /]*([0-9]{4}))?");
  private static final Pattern COUNTED = Pattern.compile("[2-9][0-9]{4}(?:[.,]0+)?");

  private Days() {}

  /** Reads a text. */
  static Reading read(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.length() > 40) {
      return NONE;
    }
    if (ISO.matcher(text).matches()) {
      return iso(text);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches() && (!yearFirst.group(2).isEmpty() || text.length() >= 8)) {
      return day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      return yearLast(yearLast);
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      int month = month(named.group(2));
      return month == 0 ? NONE : day(named.group(3), Integer.toString(month), named.group(1));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches() && (week.group(1) == null) != (week.group(3) == null)) {
      return monday(week.group(1) == null ? week.group(3) : week.group(1), week.group(2));
    }
    return COUNTED.matcher(text).matches() ? ofNumber(new BigDecimal(text.substring(0, 5))) : NONE;
  }

  /** Reads a number: days as spreadsheets count them, or 20250113. */
  static Reading ofNumber(BigDecimal number) {
    if (number.compareTo(BigDecimal.valueOf(10_000)) > 0
        && number.compareTo(BigDecimal.valueOf(110_000)) < 0) {
      return likely(DAY_ZERO.plusDays(number.longValue()));
    }
    String digits = new CellValue.Number(number, "").shown();
    return digits.matches("[0-9]{8}")
        ? day(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
        : NONE;
  }

  /** What six digits probably mean: the short form of 250113. */
  static Optional<LocalDate> shortForm(String text) {
    return text.matches("[0-9]{6}")
        ? day("20" + text.substring(0, 2), text.substring(2, 4), text.substring(4)).only()
        : Optional.empty();
  }

  private static Reading yearLast(Matcher text) {
    String first = text.group(1);
    String second = text.group(3);
    String year = text.group(5);
    // With a stroke before the year, too, it may be the American way.
    boolean isClear = !text.group(2).equals("/") || !text.group(4).equals("/");
    Reading dayFirst = day(year, second, first);
    if (isClear || first.equals(second)) {
      return dayFirst;
    }
    Reading monthFirst = day(year, first, second);
    return dayFirst.days().isEmpty()
        ? monthFirst
        : monthFirst.days().isEmpty()
            ? dayFirst
            : new Reading(List.of(dayFirst.days().getFirst(), monthFirst.days().getFirst()));
  }

  private static int month(String name) {
    String beginning = name.substring(0, 3);
    return 1
        + MONTHS.indexOf(
            switch (beginning) {
              case "may" -> "maj";
              case "oct" -> "okt";
              default -> beginning;
            });
  }

  /** Of any year: nothing else can be meant. */
  private static Reading iso(String text) {
    try {
      return new Reading(List.of(LocalDate.parse(text)));
    } catch (DateTimeException e) {
      // There is no such day.
      return NONE;
    }
  }

  private static Reading monday(String year, String week) {
    try {
      LocalDate monday =
          LocalDate.of(Integer.parseInt(year), 1, 4)
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week))
              .with(DayOfWeek.MONDAY);
      return likely(monday);
    } catch (DateTimeException e) {
      // There is no such week.
      return NONE;
    }
  }

  private static Reading day(String year, String month, String day) {
    try {
      return likely(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      // There is no such day.
      return NONE;
    }
  }

  private static Reading likely(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR
        ? new Reading(List.of(date))
        : NONE;
  }
}
