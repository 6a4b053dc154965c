package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Spans of whole days as a calendar, RFC 5545 (<i>kalenderfil</i>). */
public final class CalendarFile {
  /** Longer lines are folded, in bytes. */
  private static final int LONGEST = 75;

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();

  /**
   * Begins one.
   *
   * @param name as calendars show it
   */
  public CalendarFile(String name) {
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Platsa//Platsa//SV");
    lines.add("NAME:" + text(name));
    lines.add("X-WR-CALNAME:" + text(name));
  }

  /**
   * A span of days.
   *
   * @param id the same in every version and nobody else's, so that a calendar has it once
   * @param at when anything of it was last changed
   * @param version higher when its days, its place or its title may be others
   * @param from the first day
   * @param to the last day
   * @param title what stands in the calendar
   * @param place where
   * @param text more about it
   * @param isSure whether it is certain
   */
  public record Span(
      String id,
      Instant at,
      int version,
      LocalDate from,
      LocalDate to,
      String title,
      String place,
      String text,
      boolean isSure) {}

  /**
   * The id of a placement's span: the same for as long as there is the placement, whoever is told
   * of it, and another in every department and term. It tells nobody who it is of.
   */
  public static String id(UUID tenant, String term, String placement) {
    String name = tenant + "\n" + term + "\n" + placement;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Adds a span. */
  public void add(Span span) {
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + text(span.id()));
    lines.add("DTSTAMP:" + STAMP.format(span.at()));
    lines.add("SEQUENCE:" + span.version());
    lines.add("DTSTART;VALUE=DATE:" + DAY.format(span.from()));
    // The first day that is no longer in it.
    lines.add("DTEND;VALUE=DATE:" + DAY.format(span.to().plusDays(1)));
    lines.add("SUMMARY:" + text(span.title()));
    lines.add("LOCATION:" + text(span.place()));
    lines.add("DESCRIPTION:" + text(span.text()));
    lines.add("STATUS:" + (span.isSure() ? "CONFIRMED" : "TENTATIVE"));
    lines.add("TRANSP:TRANSPARENT");
    lines.add("END:VEVENT");
  }

  /** Writes all of it. */
  public void write(OutputStream out) throws IOException {
    for (String line : lines) {
      out.write(folded(line).getBytes(StandardCharsets.UTF_8));
    }
    out.write(folded("END:VCALENDAR").getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** No line is longer than 75 bytes, and no sign is cut in two. */
  static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int bytes = 0;
    for (int point : line.codePoints().toArray()) {
      String sign = Character.toString(point);
      int length = sign.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > LONGEST) {
        folded.append("\r\n ");
        bytes = 1;
      }
      folded.append(sign);
      bytes += length;
    }
    return folded.append("\r\n").toString();
  }
}
