package org.platsa.api.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.platsa.api.account.Account;
import org.platsa.api.account.Invitation;
import org.platsa.api.account.Invitations;
import org.platsa.api.account.SetUpForm;
import org.platsa.api.error.ApiException;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.session.OwnMachine;
import org.platsa.api.session.StaleForm;
import org.platsa.api.signin.SignIns;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of one-time links (<i>engångslänkar</i>): the set-up, an invitation, another password.
 */
@PageController
class SetUpController {
  private static final String VIEW = "account/set-up";
  private static final Form EMPTY = Form.empty("set-up");

  private final Invitations invitations;
  private final SignIns signIns;
  private final Toasts toasts;

  SetUpController(Invitations invitations, SignIns signIns, Toasts toasts) {
    this.invitations = invitations;
    this.signIns = signIns;
    this.toasts = toasts;
  }

  @GetMapping("/set-up/{secret}")
  String page(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("stale", StaleForm.isShown(request));
    model.addAttribute("needsTls", OwnMachine.lacksTls(request));
    return shown(invitations.find(secret), Form.staleOr(request, EMPTY), response, model);
  }

  @PostMapping("/set-up/{secret}")
  String use(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    Optional<Invitation> invitation = invitations.find(secret);
    if (invitation.isEmpty()) {
      return shown(invitation, form, response, model);
    }
    try {
      Account account = use(invitation.get(), secret, form, request, response);
      toasts.next(request, locale, "setUp.welcome", account.name());
      return "redirect:/";
    } catch (ApiException e) {
      model.addAttribute("needsTls", OwnMachine.lacksTls(request));
      response.setStatus(e.type().status());
      return shown(invitation, form.refused(e), response, model);
    }
  }

  private Account use(
      Invitation invitation,
      String secret,
      Form form,
      HttpServletRequest request,
      HttpServletResponse response) {
    String password = form.text("password");
    if (invitation.purpose() != Invitation.Purpose.SET_UP) {
      return signIns.byLink(secret, password, request, response);
    }
    SetUpForm filled =
        new SetUpForm(
            form.text("department"),
            form.text("email"),
            form.text("name"),
            form.text("language"),
            password);
    return signIns.setUp(secret, filled, request, response);
  }

  private static String shown(
      Optional<Invitation> invitation, Form form, HttpServletResponse response, Model model) {
    if (invitation.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "account/no-link";
    }
    model.addAttribute("invitation", invitation.get());
    model.addAttribute("form", form);
    return VIEW;
  }
}
