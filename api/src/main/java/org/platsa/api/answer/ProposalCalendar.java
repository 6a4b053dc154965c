package org.platsa.api.answer;

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
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.ShownPlace;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A proposal as a calendar, RFC 5545 (<i>kalender</i>): each place as a span of whole days.
 * Students with a protected identity, and places that were declined or withdrawn, are left out.
 */
@Component
class ProposalCalendar {
  /** Longer lines are folded, in bytes. */
  private static final int LONGEST = 75;

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final MessageSource messages;

  ProposalCalendar(MessageSource messages) {
    this.messages = messages;
  }

  void write(ProposalView view, Locale locale, OutputStream out) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Platsa//Platsa//SV");
    lines.add("NAME:" + text(view.proposal().term()));
    lines.add("X-WR-CALNAME:" + text(view.proposal().term()));
    for (ProposedPlace place : view.places()) {
      ShownPlace.Place where = place.shown().place();
      boolean isOut = place.is(Answer.DECLINED) || place.is(Answer.WITHDRAWN);
      if (where != null && !isOut && !place.shown().protectedIdentity()) {
        add(lines, view, place, where, locale);
      }
    }
    lines.add("END:VCALENDAR");
    for (String line : lines) {
      out.write(folded(line).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void add(
      List<String> lines,
      ProposalView view,
      ProposedPlace place,
      ShownPlace.Place where,
      Locale locale) {
    ShownPlace shown = place.shown();
    // The same in the next version, so that a calendar has it once.
    String id =
        view.proposal().termId() + "/" + shown.placementId() + "@" + view.proposal().providerId();
    Instant at = place.given() == null ? view.proposal().publishedAt() : place.given().at();
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + text(id));
    lines.add("DTSTAMP:" + STAMP.format(at));
    lines.add("SEQUENCE:" + view.proposal().number());
    lines.add("DTSTART;VALUE=DATE:" + DAY.format(where.firstMonday()));
    lines.add("DTEND;VALUE=DATE:" + DAY.format(dayAfter(where)));
    lines.add("SUMMARY:" + text(shown.studentId() + ", " + where.unit()));
    lines.add("LOCATION:" + text(where.unit()));
    lines.add(
        "DESCRIPTION:" + text(where.period() + "\n" + where.area() + "\n" + answer(place, locale)));
    lines.add("STATUS:" + (place.is(Answer.ACCEPTED) ? "CONFIRMED" : "TENTATIVE"));
    lines.add("TRANSP:TRANSPARENT");
    lines.add("END:VEVENT");
  }

  /** The end is the first day that is no longer in it. */
  private static LocalDate dayAfter(ShownPlace.Place where) {
    return where.lastFriday().plusDays(1);
  }

  private String answer(ProposedPlace place, Locale locale) {
    String key = place.given() == null ? "places.is.NONE" : "places.is." + place.given().answer();
    return messages.getMessage(key, null, locale);
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
