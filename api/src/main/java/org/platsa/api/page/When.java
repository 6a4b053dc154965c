package org.platsa.api.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.platsa.api.identity.DepartmentTime;
import org.springframework.context.MessageSource;

/** Points in time as people write them (<i>tider</i>), where the departments are. */
public final class When {
  private final Locale locale;
  private final MessageSource messages;
  private final Clock clock;

  When(Locale locale, MessageSource messages, Clock clock) {
    this.locale = locale;
    this.messages = messages;
    this.clock = clock;
  }

  /** The day, such as "30 nov. 2026". */
  public String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(instant.atZone(DepartmentTime.ZONE));
  }

  /** A day that is one everywhere, such as "30 nov. 2026". */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** Day and time; of today and its neighbours in words, such as "i dag 14:05". */
  public String moment(Instant instant) {
    ZonedDateTime there = instant.atZone(DepartmentTime.ZONE);
    LocalDate today = clock.instant().atZone(DepartmentTime.ZONE).toLocalDate();
    String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(there);
    long days = there.toLocalDate().toEpochDay() - today.toEpochDay();
    if (days == 0) {
      return said("when.today", time);
    }
    if (days == -1) {
      return said("when.yesterday", time);
    }
    if (days == 1) {
      return said("when.tomorrow", time);
    }
    return said("when.day", day(instant), time);
  }

  /** A span in words, rounded up, such as "2 minuter". */
  public String span(Duration duration) {
    long seconds = duration.plusMillis(999).toSeconds();
    if (seconds < 90) {
      return said("when.seconds", seconds);
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 90 ? said("when.minutes", minutes) : said("when.hours", (minutes + 59) / 60);
  }

  /** The same of seconds. */
  public String span(double seconds) {
    return span(Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  /** For a machine to read, as {@code datetime} of a time element wants it. */
  public String exact(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private String said(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
