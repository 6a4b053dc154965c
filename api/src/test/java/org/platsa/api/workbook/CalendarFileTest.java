package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Calendars that other programs read. */
class CalendarFileTest {
  @Test
  void aSpanEndsTheDayAfterItsLastAndTextsAreEscaped() throws IOException {
    CalendarFile calendar = new CalendarFile("HT");
    calendar.add(
        new CalendarFile.Span(
            "a;b",
            Instant.parse("2026-11-30T14:00:00Z"),
            2,
            LocalDate.of(2026, 8, 31),
            LocalDate.of(2026, 10, 2),
            "elev-1, Åsen\nBEGIN:VEVENT",
            "Åsen",
            "x\\y",
            true));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    calendar.write(out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "UID:a\\;b\r\n",
            "DTSTAMP:20261130T140000Z\r\n",
            "SEQUENCE:2\r\n",
            "DTSTART;VALUE=DATE:20260831\r\n",
            "DTEND;VALUE=DATE:20261003\r\n",
            "SUMMARY:elev-1\\, Åsen\\nBEGIN:VEVENT\r\n",
            "DESCRIPTION:x\\\\y\r\n",
            "STATUS:CONFIRMED\r\n")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void aLongLineIsFoldedBetweenSigns() {
    String folded = CalendarFile.folded("SUMMARY:" + "å".repeat(100));

    assertThat(folded.lines())
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
        .hasSize(3);
    assertThat(folded.replace("\r\n ", "")).isEqualTo("SUMMARY:" + "å".repeat(100) + "\r\n");
  }
}
