package org.platsa.api.page.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.privacy.DepartmentSettings;
import org.platsa.api.privacy.Retention;
import org.platsa.api.privacy.Silence;
import org.platsa.api.privacy.TenantSettings;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which an administrator says what the department has decided (<i>inställningar</i>).
 */
@PageController
@RequestMapping("/admin/settings")
class SettingsPageController {
  private static final String NAME = "settings";

  /** What providers may be told beside what they always are. */
  private static final String SUPERVISOR = "SUPERVISOR";

  private final DepartmentSettings settings;
  private final Toasts toasts;

  SettingsPageController(DepartmentSettings settings, Toasts toasts) {
    this.settings = settings;
    this.toasts = toasts;
  }

  @GetMapping
  String show(HttpServletRequest request, Model model) {
    TenantSettings now = settings.get();
    Form form =
        Form.empty(NAME)
            .with("name", Objects.toString(now.name(), ""))
            .with("retentionMonths", Objects.toString(now.retentionMonths(), ""))
            .with("retentionBy", Objects.toString(now.retentionBy(), ""))
            .with("auditMonths", Objects.toString(now.auditMonths(), ""))
            .with("silence", Objects.toString(now.silence(), ""));
    if (Boolean.TRUE.equals(now.showsSupervisors())) {
      form = form.with("told", SUPERVISOR);
    }
    return shown(Form.keptOr(request, form), model);
  }

  @PostMapping
  String change(
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(NAME, sent);
    List<ErrorIssue> faults = new ArrayList<>();
    Integer months = number(form, "retentionMonths", faults);
    Integer auditMonths = number(form, "auditMonths", faults);
    if (faults.isEmpty()) {
      try {
        settings.change(
            new TenantSettings(
                form.text("name").strip(),
                months,
                by(form),
                auditMonths,
                form.has("told", SUPERVISOR),
                silence(form)));
        toasts.next(request, locale, "settings.saved");
        return "redirect:/admin/settings";
      } catch (ApiException e) {
        e.issues().stream().map(SettingsPageController::atField).forEach(faults::add);
      }
    }
    for (ErrorIssue fault : faults) {
      form = form.refused(fault);
    }
    response.setStatus(422);
    return shown(form, model);
  }

  private static String shown(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("choices", Retention.values());
    model.addAttribute("silences", Silence.values());
    model.addAttribute("tellable", List.of(SUPERVISOR));
    return "admin/settings";
  }

  private static @Nullable Retention by(Form form) {
    return Arrays.stream(Retention.values())
        .filter(one -> form.has("retentionBy", one.name()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Silence silence(Form form) {
    return Arrays.stream(Silence.values())
        .filter(one -> form.has("silence", one.name()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer number(Form form, String field, List<ErrorIssue> faults) {
    String text = form.text(field).strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,6}")) {
      faults.add(
          ErrorIssue.error(
              "WRONG_TYPE",
              field,
              null,
              "Skriv ett helt antal månader, bara siffror.",
              "Write a whole number of months, digits only."));
      return null;
    }
    return Integer.valueOf(text);
  }

  /** A fault of the service points into JSON, where a field has a slash before it. */
  private static ErrorIssue atField(ErrorIssue issue) {
    return ErrorIssue.error(
        issue.code(),
        issue.pointer().replaceFirst("^/", ""),
        issue.value(),
        issue.messageSv(),
        issue.messageEn());
  }
}
