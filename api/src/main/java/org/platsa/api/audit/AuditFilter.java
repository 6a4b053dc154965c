package org.platsa.api.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.DepartmentTime;

/**
 * Which entries of the audit log somebody wants to see (<i>urval</i>); null asks for nothing.
 *
 * @param who a part of the name, or the id, of who did it
 * @param action such as {@code run.queued}, or its first word for all of that kind
 * @param subject the id of what it was done to, or of the run or the problem that it was about
 * @param from the first moment
 * @param to the moment after the last
 */
public record AuditFilter(
    @Nullable String who,
    @Nullable String action,
    @Nullable String subject,
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime to) {
  private static final int LONGEST = 300;

  /**
   * As it stands in a URL; what is blank asks for nothing.
   *
   * @param from the first day in Sweden, such as 2026-11-30
   * @param to the last day, inclusive
   * @throws ApiException for a day that is none, and for what nothing can be called (400)
   */
  public static AuditFilter of(
      @Nullable String who,
      @Nullable String action,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to) {
    LocalDate last = day("to", to);
    return new AuditFilter(
        text("who", who),
        text("action", action),
        text("subject", subject),
        begin(day("from", from)),
        begin(last == null ? null : last.plusDays(1)));
  }

  private static @Nullable String text(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.parameter(
          name,
          null,
          name + " är längre än 300 tecken eller innehåller styrtecken.",
          name + " has more than 300 characters, or control characters.");
    }
    return text.strip();
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    String given = text(name, text);
    if (given == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(given);
      if (day.getYear() >= 1900 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException e) {
      // Said below, as for a day that nothing can have happened on.
    }
    throw ApiException.parameter(
        name,
        given,
        name + " ska vara en dag, skriven ÅÅÅÅ-MM-DD.",
        name + " must be a day, written YYYY-MM-DD.");
  }

  private static @Nullable OffsetDateTime begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(DepartmentTime.ZONE).toOffsetDateTime();
  }
}
