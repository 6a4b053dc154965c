package org.platsa.api.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.account.Account;
import org.platsa.api.signin.PersonAuthentication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language a page is shown (<i>språkval</i>): the one of the person's account, else what
 * was chosen in this browser, else the first that the browser asks for and there is, else Swedish.
 * A demo user is nobody's own account: what the browser says comes before its language.
 */
@Component("localeResolver")
public class PageLanguage implements LocaleResolver {
  /** With how dates and numbers are written in them. */
  static final List<Locale> ALL = List.of(Locale.of("sv", "SE"), Locale.UK);

  private static final String PARAMETER = "language";
  private static final String COOKIE = "platsa-language";
  private static final String RESOLVED = PageLanguage.class.getName();
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(RESOLVED) instanceof Locale known) {
      return known;
    }
    Locale locale = ALL.getFirst();
    for (String wish : wishes(request)) {
      Locale offered = of(wish);
      if (offered != null) {
        locale = offered;
        break;
      }
    }
    request.setAttribute(RESOLVED, locale);
    return locale;
  }

  private static List<String> wishes(HttpServletRequest request) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    Account account = known instanceof PersonAuthentication person ? person.account() : null;
    if (account != null && !account.demo()) {
      return List.of(account.language());
    }
    List<String> wishes = new ArrayList<>();
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    wishes.add(cookie == null ? "" : cookie.getValue());
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
      request
          .getLocales()
          .asIterator()
          .forEachRemaining(locale -> wishes.add(locale.getLanguage()));
    }
    if (account != null) {
      wishes.add(account.language());
    }
    return wishes;
  }

  private static @Nullable Locale of(String language) {
    return ALL.stream()
        .filter(locale -> locale.getLanguage().equals(language))
        .findFirst()
        .orElse(null);
  }

  /** Remembers in the browser what was chosen by a link of the page. */
  void choose(HttpServletRequest request, HttpServletResponse response) {
    Locale chosen = of(String.valueOf(request.getParameter(PARAMETER)));
    if (chosen != null) {
      setLocale(request, response, chosen);
    }
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response == null || locale == null) {
      return;
    }
    request.setAttribute(RESOLVED, locale);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, locale.getLanguage())
            .path("/")
            .maxAge(REMEMBERED)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
  }
}
