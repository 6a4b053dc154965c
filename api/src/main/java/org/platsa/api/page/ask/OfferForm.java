package org.platsa.api.page.ask;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.OfferRequest;
import org.platsa.api.ask.OfferSheet;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.workbook.AbsenceText;
import org.platsa.api.workbook.Language;
import org.platsa.solver.problem.Supervisor;

/**
 * What a unit offers as a form has it (<i>enhetens formulär</i>): each supervisor's fields end on
 * its place in the unit's list, and the id stands in a field of its own.
 */
final class OfferForm {
  private static final int MOST = 500;

  private final Form form;
  private final List<ErrorIssue> faults = new ArrayList<>();

  OfferForm(Form form) {
    this.form = form;
  }

  static Form filled(Form empty, OfferSheet sheet, Language language) {
    Form form =
        empty
            .with("maxTrainees", Integer.toString(sheet.maxTrainees()))
            .with(
                "closedWeeks",
                sheet.closedWeeks().stream().map(LocalDate::toString).toArray(String[]::new));
    for (int i = 0; i < sheet.supervisors().size(); i++) {
      Supervisor each = sheet.supervisors().get(i);
      form =
          form.with("id-" + i, each.id())
              .with("active-" + i, each.active() ? "yes" : "")
              .with("simultaneous-" + i, Integer.toString(each.maxSimultaneous()))
              .with("perTerm-" + i, Integer.toString(each.maxPerTerm()))
              .with("absences-" + i, AbsenceText.written(each.absences(), language));
    }
    return form;
  }

  /**
   * What is offered.
   *
   * @throws ApiException 422 if a number or a day cannot be read
   */
  OfferRequest read() {
    Integer most = whole("maxTrainees");
    List<OfferRequest.OfSupervisor> supervisors = new ArrayList<>();
    for (int i = 0; i < MOST && !form.text("id-" + i).isEmpty(); i++) {
      AbsenceText.Reading absences = AbsenceText.read(form.text("absences-" + i));
      for (var fault : absences.faults()) {
        faults.add(
            ErrorIssue.error("NOT_AN_ABSENCE", "absences-" + i, null, fault.sv(), fault.en()));
      }
      supervisors.add(
          new OfferRequest.OfSupervisor(
              form.text("id-" + i),
              form.has("active-" + i, "yes"),
              whole("simultaneous-" + i),
              whole("perTerm-" + i),
              List.copyOf(absences.absences())));
    }
    List<LocalDate> closed = new ArrayList<>();
    for (String day : form.chosen("closedWeeks")) {
      try {
        closed.add(LocalDate.parse(day));
      } catch (DateTimeParseException e) {
        throw ApiException.parameter(
            "closedWeeks", day, "En vecka anges med sin måndag.", "A week is named by its Monday.");
      }
    }
    if (!faults.isEmpty()) {
      throw ApiException.invalid("The form has faults", faults);
    }
    return new OfferRequest(null, most, List.copyOf(supervisors), List.copyOf(closed));
  }

  private @Nullable Integer whole(String field) {
    String text = form.text(field).strip();
    if (!text.matches("\\d{1,6}")) {
      faults.add(
          ErrorIssue.error(
              "NOT_A_NUMBER",
              field,
              text,
              "Skriv ett helt tal, 0 eller mer.",
              "Write a whole number, 0 or more."));
      return null;
    }
    return Integer.parseInt(text);
  }

  /** The form with what the service found wrong, each at its field. */
  Form refused(ApiException refusal) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    Form refused = form;
    for (ErrorIssue issue : refusal.issues()) {
      refused =
          refused.refused(
              ErrorIssue.error(
                  issue.code(),
                  field(issue.pointer()),
                  issue.value(),
                  issue.messageSv(),
                  issue.messageEn()));
    }
    return refused;
  }

  private static String field(String pointer) {
    String[] steps = pointer.split("/", -1);
    if (steps.length >= 4 && steps[1].equals("supervisors")) {
      String field =
          switch (steps[3]) {
            case "maxSimultaneous" -> "simultaneous";
            case "maxPerTerm" -> "perTerm";
            case "supervisorId" -> "active";
            default -> steps[3];
          };
      return field + "-" + steps[2];
    }
    return steps.length > 1 ? steps[1] : pointer.isEmpty() ? "maxTrainees" : pointer;
  }
}
