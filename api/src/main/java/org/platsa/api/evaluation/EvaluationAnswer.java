package org.platsa.api.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.solver.validation.PersonalDetails;

/**
 * What somebody answers (<i>utvärderingssvar</i>).
 *
 * @param marks for each question 1 to 5
 * @param good what was good; empty for nothing
 * @param better what could be better; empty for nothing
 */
public record EvaluationAnswer(List<@Nullable String> marks, String good, String better) {
  static final int LONGEST = 500;

  public EvaluationAnswer {
    marks = new ArrayList<>(marks);
    good = good.strip();
    better = better.strip();
  }

  /**
   * The marks as numbers.
   *
   * @throws ApiException with every fault (422)
   */
  Short[] requireRight() {
    List<ErrorIssue> issues = new ArrayList<>();
    Short[] read = new Short[EvaluationForm.QUESTIONS];
    for (int i = 0; i < EvaluationForm.QUESTIONS; i++) {
      String mark = i < marks.size() ? Objects.toString(marks.get(i), "") : "";
      if (mark.matches("[1-5]")) {
        read[i] = Short.valueOf(mark);
      } else {
        issues.add(
            ErrorIssue.error(
                mark.isEmpty() ? "MISSING_FIELD" : "OUT_OF_RANGE",
                "mark" + (i + 1),
                null,
                "Fråga " + (i + 1) + ": välj 1 till 5.",
                "Question " + (i + 1) + ": choose 1 to 5."));
      }
    }
    checkText("good", good, issues);
    checkText("better", better, issues);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The answer has faults", issues);
    }
    return read;
  }

  private static void checkText(String field, String text, List<ErrorIssue> issues) {
    if (text.length() > LONGEST || !FreeText.isText(text)) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              field,
              null,
              "Skriv högst " + LONGEST + " tecken.",
              "Write at most " + LONGEST + " characters."));
    } else if (PersonalDetails.areIn(text)) {
      issues.add(
          ErrorIssue.error(
              "PERSONAL_DETAILS",
              field,
              null,
              "Texten ser ut att ha ett personnummer, ett telefonnummer eller en e-postadress. Ta"
                  + " bort det: ingen ska kunna kännas igen.",
              "The text seems to have a personal number, a telephone number or an e-mail address."
                  + " Take it out: nobody is to be recognised."));
    }
  }
}
