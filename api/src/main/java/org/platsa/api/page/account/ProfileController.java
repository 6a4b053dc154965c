package org.platsa.api.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Languages;
import org.platsa.api.account.Profiles;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.message.Choosing;
import org.platsa.api.message.MessageChoices;
import org.platsa.api.message.MessageKind;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.session.Sessions;
import org.platsa.api.signin.PersonSessions;
import org.platsa.api.signin.SignIns;
import org.platsa.api.signin.ToSignIn;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** What people see and change of their own accounts (<i>min profil</i>). */
@PageController
class ProfileController {
  private static final String VIEW = "account/profile";
  private static final String HERE = "redirect:/profile";
  private static final Form EMPTY = Form.empty("password");

  private final Profiles profiles;
  private final Choosing choosing;
  private final SignIns signIns;
  private final CurrentCaller callers;
  private final LocaleResolver languages;
  private final Toasts toasts;
  private final MessageSource messages;

  ProfileController(
      Profiles profiles,
      Choosing choosing,
      SignIns signIns,
      CurrentCaller callers,
      LocaleResolver languages,
      Toasts toasts,
      MessageSource messages) {
    this.profiles = profiles;
    this.choosing = choosing;
    this.signIns = signIns;
    this.callers = callers;
    this.languages = languages;
    this.toasts = toasts;
    this.messages = messages;
  }

  @GetMapping("/profile")
  String page(HttpServletRequest request, Model model) {
    return shown(Form.keptOr(request, EMPTY), request, model);
  }

  @PostMapping("/profile/language")
  String language(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String language,
      @RequestParam(name = "_page", defaultValue = "/profile") String page) {
    profiles.setLanguage(callers.get(), language);
    // So that the sign-in page is in it too, and the pages of demo users.
    languages.setLocale(request, response, Locale.of(language));
    toasts.next(request, Locale.of(language), "profile.languageSaved");
    return "redirect:" + ToSignIn.next(page);
  }

  /** Of a form that says so: one that names nothing would be a choice as well. */
  @PostMapping(path = "/profile/messages", params = "choose=mail")
  String messages(
      HttpServletRequest request, Locale locale, @RequestParam MultiValueMap<String, String> sent) {
    choosing.choose(
        callers.get(),
        MessageChoices.of(
            Arrays.stream(MessageKind.values())
                .filter(kind -> sent.getOrDefault("wanted", List.of()).contains(kind.name()))
                .<@Nullable MessageKind>map(kind -> kind)
                .toList()));
    toasts.next(request, locale, "profile.messagesSaved");
    return HERE;
  }

  @PostMapping("/profile/password")
  String password(
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      signIns.changePassword(
          callers.get(), form.text("presentPassword"), form.text("password"), request, response);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      Form refused =
          e.type() == ErrorType.TOO_MANY_TRIES
              ? form.refused(tooMany(e))
              : form.refused(e).pointing("before", "presentPassword");
      return shown(refused, request, model);
    }
    toasts.next(request, locale, "profile.passwordSaved");
    return HERE;
  }

  private ErrorIssue tooMany(ApiException refusal) {
    long seconds = refusal.retryAfter() == null ? 60 : refusal.retryAfter().toSeconds();
    String key = "profile.tooMany";
    Object[] values = {seconds};
    return ErrorIssue.error(
        "TOO_MANY_TRIES",
        "presentPassword",
        null,
        messages.getMessage(key, values, Locale.of("sv")),
        messages.getMessage(key, values, Locale.ENGLISH));
  }

  @PostMapping("/profile/sessions/{handle}/end")
  String end(HttpServletRequest request, Locale locale, @PathVariable String handle) {
    profiles.endSession(callers.get(), handle);
    toasts.next(request, locale, "profile.sessionEnded");
    return HERE;
  }

  @PostMapping("/profile/sessions/end-others")
  String endOthers(HttpServletRequest request, Locale locale) {
    Caller person = callers.get();
    profiles.of(person).sessions().stream()
        .map(Sessions.Open::handle)
        .filter(handle -> !handle.equals(PersonSessions.handle(request)))
        .forEach(handle -> profiles.endSession(person, handle));
    toasts.next(request, locale, "profile.othersEnded");
    return HERE;
  }

  private String shown(Form form, HttpServletRequest request, Model model) {
    Profiles.Profile profile = profiles.of(callers.get());
    model.addAttribute("profile", profile);
    model.addAttribute("choices", choosing.of(callers.get()));
    model.addAttribute("languages", Languages.ALL);
    model.addAttribute("handle", String.valueOf(PersonSessions.handle(request)));
    model.addAttribute("browsers", Browsers.of(profile.sessions()));
    model.addAttribute("form", form);
    return VIEW;
  }
}
