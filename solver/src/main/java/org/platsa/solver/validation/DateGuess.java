package org.platsa.solver.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that somebody meant who wrote it otherwise than YYYY-MM-DD (<i>förmodat datum</i>).
 *
 * @param date the day
 * @param spreadsheet whether it was written as a spreadsheet counts days, from 1899-12-30
 */
public record DateGuess(LocalDate date, boolean spreadsheet) {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final Pattern COUNTED_DAYS = Pattern.compile("([0-9]{5})(?:[.,][0-9]+)?");
  private static final Pattern SECONDS = Pattern.compile("([0-9]{10})(?:[0-9]{3})?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/. ]?)([0-9]{1,2})\\2([0-9]{1,2})(?:[T ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})[-/. ]([0-9]{4})");

  /** A guess, if what was written can mean one day only, from 1970 to 2100. */
  public static Optional<DateGuess> of(String written) {
    String text = written.strip();
    if (text.length() > 40) {
      return Optional.empty();
    }
    Matcher days = COUNTED_DAYS.matcher(text);
    if (days.matches()) {
      return likely(DAY_ZERO.plusDays(Integer.parseInt(days.group(1))), true);
    }
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      Instant instant = Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
      return likely(instant.atOffset(ZoneOffset.UTC).toLocalDate(), false);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches() && (!yearFirst.group(2).isEmpty() || text.length() >= 8)) {
      return day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      String first = yearLast.group(1);
      String second = yearLast.group(3);
      boolean dayFirst = !yearLast.group(2).equals("/") || text.contains(" ");
      if (dayFirst || Integer.parseInt(first) > 12) {
        return day(yearLast.group(4), second, first);
      }
      return Integer.parseInt(second) > 12
          ? day(yearLast.group(4), first, second)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<DateGuess> day(String year, String month, String day) {
    try {
      return likely(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)),
          false);
    } catch (DateTimeException e) {
      // There is no such day, so nothing can be guessed.
      return Optional.empty();
    }
  }

  private static Optional<DateGuess> likely(LocalDate date, boolean spreadsheet) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR
        ? Optional.of(new DateGuess(date, spreadsheet))
        : Optional.empty();
  }

  /** What to say of it in Swedish. */
  public String sentenceSv() {
    return spreadsheet
        ? "Det ser ut som ett kalkylblads datum: " + date + "."
        : "Kanske " + date + ".";
  }

  /** What to say of it in English. */
  public String sentenceEn() {
    return spreadsheet
        ? "It looks like a spreadsheet's date: " + date + "."
        : "Maybe " + date + ".";
  }
}
