package org.platsa.api.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.GivenAnswer;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.workbook.CellText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A proposal as a table, in the words of the page (<i>platslista</i>): Excel, and CSV as
 * spreadsheets of the language open it. Of who has a protected identity it tells neither the
 * pseudonym nor the place.
 */
@Component
class ProposalTable {
  private static final String MASK = "***";

  private static final List<String> COLUMNS =
      List.of(
          "places.student",
          "places.placement",
          "places.kind",
          "places.period",
          "places.from",
          "places.to",
          "places.unit",
          "places.unitKind",
          "places.area",
          "places.minutes",
          "places.supervisor",
          "places.change",
          "places.answer",
          "places.reason",
          "places.why",
          "places.reference");

  private final MessageSource messages;

  ProposalTable(MessageSource messages) {
    this.messages = messages;
  }

  void writeExcel(ProposalView view, Locale locale, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(said("places.sheet", locale));
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, said(COLUMNS.get(column), locale));
        sheet.style(0, column).bold().set();
      }
      sheet.freezePane(0, 1);
      int line = 1;
      for (ProposedPlace place : view.places()) {
        List<String> row = row(view, place, locale);
        for (int column = 0; column < row.size(); column++) {
          sheet.inlineString(line, column, row.get(column));
        }
        line++;
      }
    }
  }

  /** UTF-8 with a byte order mark, separated by semicolons. */
  void writeCsv(ProposalView view, Locale locale, OutputStream out) throws IOException {
    out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setColumnSeparator(';');
    COLUMNS.forEach(column -> schema.addColumn(said(column, locale)));
    try (SequenceWriter writer = CsvMapper.shared().writer(schema.build()).writeValues(out)) {
      writer.init(true);
      for (ProposedPlace place : view.places()) {
        writer.write(row(view, place, locale).stream().map(CellText::harmless).toList());
      }
    }
  }

  private List<String> row(ProposalView view, ProposedPlace row, Locale locale) {
    ShownPlace shown = row.shown();
    boolean isProtected = shown.protectedIdentity();
    ShownPlace.@Nullable Place place = isProtected ? null : shown.place();
    GivenAnswer given = row.given();
    Answer counted = view.counted(row);
    List<String> texts = new ArrayList<>();
    texts.add(isProtected ? MASK : shown.studentId());
    texts.add(isProtected ? MASK : shown.placementId());
    texts.add(said("placementKind." + shown.kind(), locale));
    if (place == null) {
      texts.add(isProtected ? "" : String.join(", ", shown.periods()));
      texts.addAll(List.of("", ""));
      texts.add(isProtected ? "" : said("places.none", locale));
      texts.addAll(List.of("", "", "", ""));
    } else {
      texts.add(place.period());
      texts.add(place.firstMonday().toString());
      texts.add(place.lastFriday().toString());
      texts.add(place.unit());
      texts.add(said("unitKind." + place.unitKind(), locale));
      texts.add(place.area());
      texts.add(place.minutes() == null ? "" : place.minutes().toString());
      texts.add(place.supervisorId() == null ? "" : place.supervisorId());
    }
    texts.add(row.change() == null ? "" : said("places.changed." + row.change(), locale));
    texts.add(counted == null ? "" : said("places.is." + counted, locale));
    texts.add(
        given == null || given.reason() == null
            ? ""
            : said("places.because." + given.reason(), locale));
    texts.add(
        isProtected
            ? ""
            : String.join(" ", locale.getLanguage().equals("sv") ? shown.whySv() : shown.whyEn()));
    String reference = view.reference(row);
    texts.add(isProtected || reference == null ? "" : reference);
    return texts;
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
