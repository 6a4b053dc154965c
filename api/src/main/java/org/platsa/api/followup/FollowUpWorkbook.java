package org.platsa.api.followup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.FollowUp;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The figures as an Excel workbook (<i>uppföljning i Excel</i>), in the words of the page. */
@Component
class FollowUpWorkbook {
  private static final String DECIMAL = "0.0";
  private static final String PERCENT = "0%";

  private final MessageSource messages;

  FollowUpWorkbook(MessageSource messages) {
    this.messages = messages;
  }

  /** Writes a sheet for each part. */
  void write(FollowUp followUp, Locale locale, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      units(sheet(workbook, "follow.units", locale), followUp, locale);
      rotation(sheet(workbook, "follow.rotation", locale), followUp, locale);
      travel(sheet(workbook, "follow.travel", locale), followUp, locale);
      providers(sheet(workbook, "follow.unplaced", locale), followUp, locale);
    }
  }

  private Worksheet sheet(Workbook workbook, String title, Locale locale) {
    return workbook.newWorksheet(said(title, locale));
  }

  private void units(Worksheet sheet, FollowUp followUp, Locale locale) {
    header(
        sheet,
        locale,
        List.of(
            "follow.area",
            "follow.unit",
            "follow.kind",
            "follow.supervisors",
            "follow.placed",
            "follow.before",
            "follow.perYear",
            "follow.share",
            "follow.used",
            "follow.median"));
    int line = 1;
    for (FollowUp.AreaFigures area : followUp.areas()) {
      for (FollowUp.UnitFigures unit : area.units()) {
        sheet.inlineString(line, 0, area.name());
        sheet.inlineString(line, 1, unit.name());
        sheet.inlineString(line, 2, said("unitKind." + unit.kind(), locale));
        figures(sheet, line, unit.figures());
        line++;
      }
    }
    sheet.inlineString(line, 0, said("follow.whole", locale));
    figures(sheet, line, followUp.whole());
    sheet.range(line, 0, line, 9).style().bold().set();
  }

  private static void figures(Worksheet sheet, int line, FollowUp.Figures figures) {
    sheet.value(line, 3, figures.supervisors());
    sheet.value(line, 4, figures.placed());
    sheet.value(line, 5, figures.before());
    number(sheet, line, 6, figures.perYear(), DECIMAL);
    number(sheet, line, 7, figures.share(), DECIMAL);
    number(sheet, line, 8, figures.utilisation(), PERCENT);
    number(sheet, line, 9, figures.medianMinutes(), "0");
  }

  private static void number(
      Worksheet sheet, int line, int column, @Nullable Number value, String format) {
    if (value != null) {
      sheet.value(line, column, value);
      sheet.style(line, column).format(format).set();
    }
  }

  private void rotation(Worksheet sheet, FollowUp followUp, Locale locale) {
    header(sheet, locale, List.of("follow.placements", "follow.supervisors", "follow.beforeEach"));
    int line = 1;
    for (FollowUp.Rotation each : followUp.rotation()) {
      sheet.value(line, 0, each.placements());
      sheet.value(line, 1, each.supervisors());
      number(sheet, line, 2, each.before(), DECIMAL);
      line++;
    }
  }

  private void travel(Worksheet sheet, FollowUp followUp, Locale locale) {
    header(sheet, locale, List.of("follow.minutes", "follow.placements"));
    int line = 1;
    for (FollowUp.Travel each : followUp.travel()) {
      sheet.inlineString(
          line, 0, each.fromMinutes() + "–" + (each.fromMinutes() + FollowUp.STEP - 1));
      sheet.value(line, 1, each.placements());
      line++;
    }
  }

  private void providers(Worksheet sheet, FollowUp followUp, Locale locale) {
    header(
        sheet,
        locale,
        List.of(
            "follow.provider",
            "follow.asked",
            "follow.without",
            "follow.placementKind",
            "follow.kinds",
            "follow.ofThem"));
    int line = 1;
    for (FollowUp.ProviderFigures provider : followUp.providers()) {
      sheet.inlineString(line, 0, provider.name());
      sheet.value(line, 1, provider.askedFor());
      sheet.value(line, 2, provider.unplaced());
      for (FollowUp.Unplaced group : provider.groups()) {
        sheet.inlineString(line, 3, said("placementKind." + group.kind(), locale));
        sheet.inlineString(
            line,
            4,
            group.unitKinds().stream()
                .map(kind -> said("unitKind." + kind, locale))
                .collect(Collectors.joining(", ")));
        sheet.value(line, 5, group.placements());
        line++;
      }
      line += provider.groups().isEmpty() ? 1 : 0;
    }
  }

  private void header(Worksheet sheet, Locale locale, List<String> keys) {
    for (int column = 0; column < keys.size(); column++) {
      sheet.value(0, column, said(keys.get(column), locale));
      sheet.style(0, column).bold().set();
      sheet.width(column, 18);
    }
    sheet.freezePane(0, 1);
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
