package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.settings.Settings;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template what the layout needs (<i>sidmodell</i>). */
@ControllerAdvice(annotations = PageController.class)
class PageModel {
  private final PageLanguage languages;
  private final Assets assets;
  private final Navigation navigation;
  private final CurrentCaller callers;
  private final MessageSource messages;
  private final Clock clock;
  private final boolean practice;

  PageModel(
      PageLanguage languages,
      Assets assets,
      Navigation navigation,
      CurrentCaller callers,
      MessageSource messages,
      Clock clock,
      Settings settings) {
    this.languages = languages;
    this.assets = assets;
    this.navigation = navigation;
    this.callers = callers;
    this.practice = settings.demo();
    this.messages = messages;
    this.clock = clock;
  }

  @ModelAttribute("page")
  Page page(HttpServletRequest request) {
    Caller person = callers.find().orElse(null);
    String path = request.getRequestURI();
    return new Page(
        request.getQueryString() == null ? path : path + "?" + request.getQueryString(),
        languages.resolveLocale(request).getLanguage(),
        person,
        person == null ? List.of() : navigation.of(person, path),
        assets.path(),
        practice,
        Toast.take(request));
  }

  @ModelAttribute("when")
  When when(HttpServletRequest request) {
    return new When(languages.resolveLocale(request), messages, clock);
  }
}
