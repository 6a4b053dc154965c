package org.platsa.api.unit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import org.platsa.api.workbook.CalendarFile;

/**
 * Who comes, as a calendar (<i>kalender</i>): pseudonym, unit and weeks. Whose identity is
 * protected stands in no file.
 */
final class TraineeCalendar {
  private TraineeCalendar() {}

  static void write(List<Trainee> trainees, OutputStream out) throws IOException {
    CalendarFile calendar = new CalendarFile("Platsa");
    for (Trainee each : trainees) {
      if (!each.protectedIdentity()) {
        calendar.add(span(each));
      }
    }
    calendar.write(out);
  }

  private static CalendarFile.Span span(Trainee trainee) {
    return new CalendarFile.Span(
        trainee.termId() + "/" + trainee.period() + "/" + trainee.studentId(),
        trainee.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
        0,
        trainee.from(),
        trainee.to(),
        trainee.studentId(),
        trainee.unit(),
        trainee.period(),
        trainee.agreed());
  }
}
