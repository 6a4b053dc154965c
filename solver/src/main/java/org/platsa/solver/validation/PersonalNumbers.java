package org.platsa.solver.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Swedish personal and coordination numbers in a text (<i>personnummer, samordningsnummer</i>): a
 * date of birth, whose day is 60 higher in a coordination number, three digits and a check digit.
 */
final class PersonalNumbers {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<![0-9])(?:(?<century>18|19|20)[ -]?)?(?<year>[0-9]{2})[-./ ]?(?<month>[0-9]{2})"
              + "[-./ ]?(?<day>[0-9]{2})(?<sign>[-+ \\u00A0\\u2010-\\u2015\\u2212]?)"
              + "(?<number>[0-9]{4})(?![0-9])");

  /** Whoever is younger is neither a student nor a supervisor: their number counts something. */
  private static final int YOUNGEST = 5;

  /** A number without its century. */
  private static final int DIGITS = 10;

  private PersonalNumbers() {}

  /** Whether a number with a right check digit stands somewhere in the text. */
  static boolean isIn(String text) {
    return shapes(text).anyMatch(PersonalNumbers::isReal);
  }

  /**
   * Whether it can be the number of somebody who takes part in a term.
   *
   * @param term a day of the term; null when it is not known
   */
  static boolean isOfSomebody(String text, @Nullable LocalDate term) {
    return shapes(text)
        .filter(PersonalNumbers::isReal)
        .anyMatch(shape -> term == null || isOldEnough(shape, term));
  }

  /** Whether something in the text has the look of one, be its check digit right or wrong. */
  static boolean seemsIn(String text) {
    return shapes(text)
        .filter(shape -> born(shape, 9999).isPresent())
        .anyMatch(shape ->
            isReal(shape) || shape.group("century") != null || !shape.group("sign").isEmpty());
  }

  /** The text with stars for the digits of each number in it. */
  static String hidden(String text) {
    String plain = plain(text);
    if (!mayHoldOne(plain)) {
      return text;
    }
    String hidden =
        SHAPE
            .matcher(plain)
            .replaceAll(shape ->
                isReal(shape)
                    ? "******" + shape.group("sign") + "****"
                    : java.util.regex.Matcher.quoteReplacement(shape.group()));
    return hidden.equals(plain) ? text : hidden;
  }

  private static Stream<MatchResult> shapes(String text) {
    String plain = plain(text);
    return mayHoldOne(plain) ? SHAPE.matcher(plain).results() : Stream.empty();
  }

  /** Most texts are ids, and a look tells that they have too few digits. */
  private static boolean mayHoldOne(String plain) {
    int digits = 0;
    for (int i = 0; i < plain.length() && digits < DIGITS; i++) {
      char c = plain.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits >= DIGITS;
  }

  /** As a person reads it: the digits of every alphabet are digits, and what is not seen is not. */
  private static String plain(String text) {
    String seen = Appearance.visible(text);
    if (Appearance.isAscii(seen)) {
      return seen;
    }
    StringBuilder plain = new StringBuilder(seen.length());
    seen.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isReal(MatchResult shape) {
    return born(shape, 9999).isPresent()
        && hasCheckDigit(
            shape.group("year")
                + shape.group("month")
                + shape.group("day")
                + shape.group("number"));
  }

  private static boolean isOldEnough(MatchResult shape, LocalDate term) {
    return born(shape, term.getYear() + 1)
        .map(born -> !born.isAfter(term.minusYears(YOUNGEST)))
        .orElse(false);
  }

  /** The day of birth, the latest that the number can mean up to a year. */
  private static Optional<LocalDate> born(MatchResult shape, int latestYear) {
    int year = Integer.parseInt(shape.group("year"));
    int month = Integer.parseInt(shape.group("month"));
    int day = Integer.parseInt(shape.group("day"));
    int dayOfMonth = day > 60 ? day - 60 : day;
    String century = shape.group("century");
    Stream<Integer> years =
        century == null
            ? Stream.of(2000 + year, 1900 + year, 1800 + year)
                .filter(each -> each <= latestYear)
                .skip(shape.group("sign").equals("+") ? 1 : 0)
            : Stream.of(100 * Integer.parseInt(century) + year);
    return years.flatMap(each -> day(each, month, dayOfMonth).stream()).findFirst();
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // No such day: then it is no date of birth.
      return Optional.empty();
    }
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
  }
}
