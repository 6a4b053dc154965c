package org.platsa.api.page.unit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.publication.Publications;
import org.platsa.api.revision.Change;
import org.platsa.api.unit.OwnUnit;
import org.platsa.api.unit.OwnUnits;
import org.platsa.api.unit.UnitChanges;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The pages of a manager's supervisors, and what changes there (<i>våra handledare</i>). */
@PageController
@RequestMapping("/own-units")
class OwnUnitsController {
  private static final Form EMPTY = Form.empty("own-unit");
  private static final String MOST = "maxTrainees";

  private final OwnUnits units;
  private final Publications publications;
  private final CurrentCaller callers;
  private final Toasts toasts;

  OwnUnitsController(
      OwnUnits units, Publications publications, CurrentCaller callers, Toasts toasts) {
    this.units = units;
    this.publications = publications;
    this.callers = callers;
    this.toasts = toasts;
  }

  @RecordsOwnReads
  @GetMapping
  String all(Model model) {
    model.addAttribute("units", units.of(callers.get()));
    return "unit/own";
  }

  @RecordsOwnReads
  @GetMapping("/{termId}")
  String show(
      @PathVariable String termId,
      @RequestParam String unit,
      HttpServletRequest request,
      Model model) {
    OwnUnit own = units.get(callers.get(), termId, unit);
    return shown(own, Form.keptOr(request, filled(EMPTY, own)), model);
  }

  private static Form filled(Form form, OwnUnit own) {
    return form.with(MOST, Integer.toString(own.maxTrainees()));
  }

  @RecordsOwnReads
  @PostMapping("/{termId}")
  String change(
      @PathVariable String termId,
      @RequestParam String unit,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      units.change(callers.get(), termId, unit, new UnitChanges(List.of(read(form, unit))));
      toasts.next(request, locale, "ownUnits.saved");
      return "redirect:"
          + PagePath.of("/own-units/{term}", termId)
          + "?unit="
          + UriUtils.encode(unit, java.nio.charset.StandardCharsets.UTF_8);
    } catch (ApiException e) {
      Form refused = refused(form, e);
      response.setStatus(e.type().status());
      OwnUnit own = units.get(callers.get(), termId, unit);
      // The other form of the page was not sent.
      return shown(own, sent.containsKey(MOST) ? refused : filled(refused, own), model);
    }
  }

  private Change read(Form form, String unit) {
    if (form.has("deed", "CAPACITY")) {
      String most = form.text(MOST).strip();
      if (!most.matches("\\d{1,4}")) {
        throw fault(
            MOST, most, "Skriv ett helt tal, 0 eller mer.", "Write a whole number, 0 or more.");
      }
      return new Change.UnitCapacity(unit, Integer.parseInt(most));
    }
    String supervisor = form.text("supervisor");
    return form.has("deed", "BACK")
        ? new Change.SupervisorBack(supervisor, publications.today())
        : new Change.SupervisorAbsent(supervisor, day(form, "from"), day(form, "to"));
  }

  /** A day; null for none, which the service tells. */
  @SuppressWarnings("NullAway") // A change that lacks a day is refused as a whole.
  private static LocalDate day(Form form, String field) {
    String text = form.text(field).strip();
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw fault(field, text, "Skriv en dag som 2027-02-01.", "Write a day as 2027-02-01.");
    }
  }

  private static ApiException fault(String field, @Nullable String value, String sv, String en) {
    return ApiException.invalid(
        "The form has faults", List.of(ErrorIssue.error("NOT_READ", field, value, sv, en)));
  }

  /** Each fault at its field; what is of none stands first. */
  private static Form refused(Form form, ApiException refusal) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    Form refused = form;
    for (ErrorIssue issue : refusal.issues()) {
      String pointer = issue.pointer().replaceFirst("^/changes/0/?", "");
      String field =
          switch (pointer) {
            case "supervisorId", "" -> "supervisor";
            case "unitId" -> MOST;
            default -> pointer;
          };
      refused =
          refused.refused(
              ErrorIssue.error(
                  issue.code(), field, issue.value(), issue.messageSv(), issue.messageEn()));
    }
    return refused;
  }

  private static String shown(OwnUnit own, Form form, Model model) {
    model.addAttribute("own", own);
    model.addAttribute("form", form);
    return "unit/own-unit";
  }
}
