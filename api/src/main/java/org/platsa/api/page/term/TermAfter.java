package org.platsa.api.page.term;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the term after one is probably called, and when it is (<i>terminen efter</i>), where terms
 * are called as they usually are: HT or VT and the year. Somebody looks at it before it is used.
 *
 * @param firstDay a Monday
 * @param lastDay a Friday
 */
record TermAfter(String id, String name, LocalDate firstDay, LocalDate lastDay) {
  private static final Pattern USUAL = Pattern.compile("(?i)(HT|VT)([- ]?)(\\d{4})");

  static Optional<TermAfter> of(String termId, Locale locale) {
    Matcher usual = USUAL.matcher(termId);
    if (!usual.matches()) {
      return Optional.empty();
    }
    boolean isSpring = usual.group(1).equalsIgnoreCase("HT");
    int year = Integer.parseInt(usual.group(3)) + (isSpring ? 1 : 0);
    boolean isSwedish = locale.getLanguage().equals("sv");
    String season =
        isSpring
            ? isSwedish ? "Vårterminen" : "Spring term"
            : isSwedish ? "Höstterminen" : "Autumn term";
    LocalDate from =
        isSpring ? LocalDate.of(year, Month.JANUARY, 8) : LocalDate.of(year, Month.AUGUST, 15);
    LocalDate to =
        isSpring ? LocalDate.of(year, Month.JUNE, 14) : LocalDate.of(year, Month.DECEMBER, 20);
    return Optional.of(
        new TermAfter(
            (isSpring ? "VT" : "HT") + usual.group(2) + year,
            season + " " + year,
            from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)),
            to.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY))));
  }
}
