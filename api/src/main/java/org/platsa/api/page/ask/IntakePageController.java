package org.platsa.api.page.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.Intake;
import org.platsa.api.ask.IntakeRequest;
import org.platsa.api.ask.IntakeView;
import org.platsa.api.ask.LeavingOut;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.workbook.Language;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which answers are taken into the data (<i>ta in svaren</i>). */
@PageController
@RequestMapping("/terms/{termId}/asking/intake")
class IntakePageController {
  private static final Form EMPTY = Form.empty("intake");

  private final Workspaces workspaces;
  private final Intake intake;
  private final Toasts toasts;

  IntakePageController(Workspaces workspaces, Intake intake, Toasts toasts) {
    this.workspaces = workspaces;
    this.intake = intake;
    this.toasts = toasts;
  }

  /**
   * What would differ.
   *
   * @param all whether what was taken in before is put in again
   */
  @RecordsOwnReads
  @GetMapping
  String look(
      @PathVariable String termId,
      @RequestParam(defaultValue = "false") boolean all,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    return shown(termId, all, Form.keptOr(request, EMPTY), locale, model);
  }

  /** Leaves answers out, or takes them along again. */
  @RecordsOwnReads
  @PostMapping("/left-out")
  String leaveOut(
      @PathVariable String termId,
      @RequestParam(defaultValue = "false") boolean along,
      @RequestParam(defaultValue = "false") boolean faulty,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable String unit,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    List<LeavingOut.@Nullable OfStudent> students =
        student == null ? List.of() : List.of(new LeavingOut.OfStudent(provider, student));
    List<@Nullable String> providers =
        provider == null || student != null ? List.of() : List.of(provider);
    List<@Nullable String> units = unit == null ? List.of() : List.of(unit);
    try {
      intake.leaveOut(termId, new LeavingOut(along, faulty, students, providers, units));
      toasts.next(request, locale, along ? "intake.along" : "intake.leftOut");
      return "redirect:" + PagePath.of("/terms/{id}/asking/intake", termId);
    } catch (ApiException e) {
      if (e.type() == ErrorType.NOT_FOUND) {
        throw e;
      }
      response.setStatus(e.type().status());
      Form refused = EMPTY;
      for (ErrorIssue issue : e.issues()) {
        refused = refused.refused(issue);
      }
      return shown(termId, false, refused, locale, model);
    }
  }

  @RecordsOwnReads
  @PostMapping
  String take(
      @PathVariable String termId,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    try {
      ProblemSummary after = intake.take(termId, new IntakeRequest(version, all, reason));
      toasts.next(request, locale, "intake.taken", after.placements());
      return "redirect:" + PagePath.of("/terms/{id}/asking", termId);
    } catch (ApiException e) {
      if (e.type() == ErrorType.NOT_FOUND) {
        throw e;
      }
      response.setStatus(e.type().status());
      Form refused = EMPTY.with("reason", reason).refused(e).pointing("/reason", "reason");
      return shown(termId, all, refused, locale, model);
    }
  }

  private String shown(String termId, boolean all, Form form, Locale locale, Model model) {
    IntakeView view = intake.look(termId, all);
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("view", view);
    model.addAttribute("all", all);
    model.addAttribute("form", form);
    model.addAttribute("lang", locale.getLanguage().equals("sv") ? Language.SV : Language.EN);
    return "ask/intake";
  }
}
