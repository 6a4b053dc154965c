package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template what the layout needs (<i>sidmodell</i>). */
@ControllerAdvice(annotations = PageController.class)
class PageModel {
  private final Languages languages;
  private final Assets assets;
  private final Navigation navigation;
  private final MessageSource messages;
  private final Clock clock;

  PageModel(
      Languages languages,
      Assets assets,
      Navigation navigation,
      MessageSource messages,
      Clock clock) {
    this.languages = languages;
    this.assets = assets;
    this.navigation = navigation;
    this.messages = messages;
    this.clock = clock;
  }

  @ModelAttribute("page")
  Page page(HttpServletRequest request) {
    Caller person = person();
    String path = request.getRequestURI();
    return new Page(
        request.getQueryString() == null ? path : path + "?" + request.getQueryString(),
        languages.resolveLocale(request).getLanguage(),
        person,
        person == null ? List.of() : navigation.of(person, path),
        assets.path(),
        false,
        Toast.take(request));
  }

  @ModelAttribute("when")
  When when(HttpServletRequest request) {
    return new When(languages.resolveLocale(request), messages, clock);
  }

  private static @Nullable Caller person() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null && signedIn.getPrincipal() instanceof Caller caller ? caller : null;
  }
}
