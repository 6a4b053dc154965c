package org.platsa.api.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was answered as an Excel workbook (<i>utvärdering i Excel</i>), in the page's words. */
@Component
class EvaluationWorkbook {
  private static final int LEVELS = 3;

  private final MessageSource messages;

  EvaluationWorkbook(MessageSource messages) {
    this.messages = messages;
  }

  /** Writes a sheet for each form. */
  void write(TermEvaluation evaluation, Locale locale, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      for (TermEvaluation.OfForm form : evaluation.forms()) {
        Worksheet sheet = workbook.newWorksheet(said("evaluation.form." + form.form(), locale));
        head(sheet, form.form(), locale);
        int line = 1;
        for (EvaluationGroup group : form.groups()) {
          line = group(sheet, line, group, locale);
        }
      }
    }
  }

  private void head(Worksheet sheet, EvaluationForm form, Locale locale) {
    sheet.inlineString(0, 0, said("evaluation.area", locale));
    sheet.inlineString(0, 1, said("evaluation.unit", locale));
    sheet.inlineString(0, 2, said("evaluation.answers", locale));
    for (int question : EvaluationForm.questions()) {
      sheet.inlineString(
          0, LEVELS + question - 1, said("evaluation.question." + form + "." + question, locale));
    }
    int texts = LEVELS + EvaluationForm.QUESTIONS;
    sheet.inlineString(0, texts, said("evaluation.good", locale));
    sheet.inlineString(0, texts + 1, said("evaluation.better", locale));
    sheet.range(0, 0, 0, texts + 1).style().bold().set();
  }

  private int group(Worksheet sheet, int first, EvaluationGroup group, Locale locale) {
    sheet.inlineString(
        first,
        0,
        group.area() == null ? said("evaluation.level." + group.level(), locale) : group.area());
    sheet.inlineString(
        first,
        1,
        group.unit() != null
            ? group.unit()
            : group.level() == EvaluationGroup.Level.REST_OF_AREA
                ? said("evaluation.level." + group.level(), locale)
                : "");
    sheet.value(first, 2, group.answers());
    for (int i = 0; i < group.means().size(); i++) {
      sheet.value(first, LEVELS + i, group.means().get(i));
      sheet.style(first, LEVELS + i).format("0.0").set();
    }
    int texts = LEVELS + EvaluationForm.QUESTIONS;
    column(sheet, first, texts, group.good());
    column(sheet, first, texts + 1, group.better());
    return first + Math.max(1, Math.max(group.good().size(), group.better().size()));
  }

  private static void column(Worksheet sheet, int first, int column, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      sheet.inlineString(first + i, column, texts.get(i));
    }
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
