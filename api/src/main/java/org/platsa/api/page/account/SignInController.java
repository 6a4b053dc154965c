package org.platsa.api.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.session.KeptForm;
import org.platsa.api.session.StaleForm;
import org.platsa.api.signin.SignInForm;
import org.platsa.api.signin.SignInOptions;
import org.platsa.api.signin.SignInOutcome;
import org.platsa.api.signin.SignIns;
import org.platsa.api.signin.ToSignIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page by which people come in (<i>inloggningssidan</i>). */
@PageController
class SignInController {
  private static final String VIEW = "account/sign-in";
  private static final String REDIRECT = "redirect:";
  private static final Form EMPTY = Form.empty("sign-in");

  private final SignIns signIns;
  private final SignInOptions options;
  private final CurrentCaller callers;

  SignInController(SignIns signIns, SignInOptions options, CurrentCaller callers) {
    this.signIns = signIns;
    this.options = options;
    this.callers = callers;
  }

  @GetMapping("/sign-in")
  String page(
      HttpServletRequest request,
      @RequestParam Optional<String> next,
      @RequestParam Optional<String> ended,
      @RequestParam(name = "signed-out") Optional<String> signedOut,
      Model model) {
    String place = ToSignIn.next(next.orElse(null));
    if (callers.find().isPresent()) {
      return REDIRECT + place;
    }
    boolean isEnded = ended.isPresent() || KeptForm.of(request).isPresent();
    model.addAttribute("ended", isEnded);
    model.addAttribute("signedOut", signedOut.isPresent());
    model.addAttribute("stale", StaleForm.isShown(request));
    return shown(Form.staleOr(request, EMPTY), place, request, model);
  }

  @PostMapping("/sign-in")
  String signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    String place = ToSignIn.next(form.text("next"));
    SignInForm filled =
        new SignInForm(form.text("email"), form.text("password"), id(form.text("department")));
    return switch (signIns.byPassword(filled, request, response)) {
      case SignInOutcome.SignedIn in -> REDIRECT + place;
      case SignInOutcome.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield shown(form.refused(refused()), place, request, model);
      }
      case SignInOutcome.Wait(Duration time) -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(time.toSeconds()));
        model.addAttribute("wait", time);
        yield shown(form, place, request, model);
      }
      case SignInOutcome.Crowd none -> {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        model.addAttribute("crowd", true);
        yield shown(form, place, request, model);
      }
      case SignInOutcome.WhichDepartment which -> {
        model.addAttribute("departments", which.departments());
        yield shown(form, place, request, model);
      }
      case SignInOutcome.NeedsTls none -> {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        yield shown(form, place, request, model);
      }
    };
  }

  /** Address and password do not belong together; which of them is wrong is not told. */
  private static ErrorIssue refused() {
    return ErrorIssue.error(
        "NOT_KNOWN",
        "email",
        null,
        "E-postadressen och lösenordet hör inte ihop. Kontrollera båda.",
        "E-mail address and password do not belong together. Check both.");
  }

  @PostMapping("/sign-in/demo")
  String demo(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam UUID user,
      @RequestParam Optional<String> next) {
    signIns.asDemo(user, request, response);
    return REDIRECT + ToSignIn.next(next.orElse(null));
  }

  @PostMapping("/sign-in/department")
  String department(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam UUID department,
      @RequestParam Optional<String> next) {
    signIns.choose(department, request, response);
    return REDIRECT + ToSignIn.next(next.orElse(null));
  }

  private String shown(Form form, String next, HttpServletRequest request, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("next", next);
    model.addAttribute("offered", options.of(request));
    model.addAttribute("keptForm", KeptForm.of(request).orElse(null));
    return VIEW;
  }

  private static @Nullable UUID id(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      // Not one of those that were offered: the person chooses again.
      return null;
    }
  }
}
