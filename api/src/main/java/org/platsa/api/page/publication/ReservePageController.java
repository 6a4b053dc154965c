package org.platsa.api.page.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.cancellation.ReserveChoice;
import org.platsa.api.error.ApiException;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.reserve.ReserveView;
import org.platsa.api.reserve.Reserves;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where it is planned for cancellations (<i>reservlista</i>). */
@PageController
@RequestMapping("/terms/{termId}/reserve")
class ReservePageController {
  private static final String NAME = "reserve";

  private final Workspaces workspaces;
  private final Reserves reserves;
  private final AuditLog audit;
  private final Toasts toasts;

  ReservePageController(Workspaces workspaces, Reserves reserves, AuditLog audit, Toasts toasts) {
    this.workspaces = workspaces;
    this.reserves = reserves;
    this.audit = audit;
    this.toasts = toasts;
  }

  @RecordsOwnReads
  @GetMapping
  String show(@PathVariable String termId, HttpServletRequest request, Model model) {
    ReserveView view = reserves.of(termId);
    Form form =
        Form.empty(NAME)
            .with("defaultUse", String.valueOf(view.choice().defaultUse()))
            .with("chance", String.valueOf(view.choice().chance()));
    return shown(termId, view, Form.keptOr(request, form), model);
  }

  @RecordsOwnReads
  @PostMapping
  String choose(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(NAME, sent);
    boolean held = !form.has("held", "false");
    try {
      reserves.choose(
          termId,
          new ReserveChoice(
              held, number(form.text("defaultUse")), number(form.text("chance")), null, null));
    } catch (ApiException e) {
      Form refused =
          form.refused(e).pointing("/defaultUse", "defaultUse").pointing("/chance", "chance");
      response.setStatus(e.type().status());
      return shown(termId, reserves.of(termId), refused, model);
    }
    audit.readsNobody();
    toasts.next(request, locale, held ? "reserve.heldNow" : "reserve.droppedNow");
    return "redirect:" + PagePath.of("/terms/{id}/reserve", termId);
  }

  /** Null for what is no number, which the service refuses as missing. */
  private static @Nullable Integer number(String text) {
    return text.strip().matches("-?\\d{1,6}") ? Integer.valueOf(text.strip()) : null;
  }

  private String shown(String termId, ReserveView view, Form form, Model model) {
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("reserve", view);
    model.addAttribute("form", form);
    return "publication/reserve";
  }
}
