package org.platsa.api.page.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Scope;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.token.ServiceAccount;
import org.platsa.api.token.ServiceAccountRequest;
import org.platsa.api.token.ServiceAccounts;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages by which an administrator lets systems in (<i>systemkonton</i>). */
@PageController
@RequestMapping("/admin/service-accounts")
class ServiceAccountsController {
  private static final String LIST = "redirect:/admin/service-accounts";
  private static final List<String> DAYS = List.of("30", "90", "365", "730");
  private static final Form EMPTY = Form.empty("system").with("validDays", "365");

  private final ServiceAccounts accounts;
  private final CurrentCaller callers;
  private final Toasts toasts;

  ServiceAccountsController(ServiceAccounts accounts, CurrentCaller callers, Toasts toasts) {
    this.accounts = accounts;
    this.callers = callers;
    this.toasts = toasts;
  }

  @GetMapping
  String list(Model model) {
    List<ServiceAccount> all = accounts.all(callers.get());
    model.addAttribute("systems", all.stream().filter(one -> one.revokedAt() == null).toList());
    model.addAttribute("revoked", all.stream().filter(one -> one.revokedAt() != null).toList());
    model.addAttribute("now", accounts.now());
    return "system/systems";
  }

  @GetMapping("/new")
  String draft(HttpServletRequest request, Model model) {
    return shownNew(Form.keptOr(request, EMPTY), model);
  }

  /** The token is told once; the page is not kept by the browser. */
  @PostMapping("/new")
  String make(
      HttpServletResponse response, @RequestParam MultiValueMap<String, String> sent, Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      model.addAttribute("made", accounts.make(callers.get(), filled(form), null));
      return "system/token";
    } catch (ApiException e) {
      Form refused = form.refused(e).pointingAtFields();
      response.setStatus(e.type().status());
      return shownNew(refused, model);
    }
  }

  @PostMapping("/{accountId}/revoke")
  String revoke(@PathVariable UUID accountId, HttpServletRequest request, Locale locale) {
    toasts.next(
        request, locale, "systems.revokedNow", accounts.revoke(callers.get(), accountId).name());
    return LIST;
  }

  private static String shownNew(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("scopes", Scope.values());
    model.addAttribute("days", DAYS);
    return "system/new";
  }

  private static ServiceAccountRequest filled(Form form) {
    return new ServiceAccountRequest(
        form.text("name"),
        Arrays.stream(Scope.values())
            .filter(scope -> form.has("scopes", scope.name()))
            .map(Scope::text)
            .toList(),
        form.text("providerId"),
        days(form.text("validDays")));
  }

  /** What is no number of days is refused as one that is out of bounds. */
  private static int days(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
