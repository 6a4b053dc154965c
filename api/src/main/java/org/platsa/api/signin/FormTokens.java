package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.platsa.api.session.OwnMachine;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The token that every form carries, so that no other site sends one (<i>formulärskydd</i>). It is
 * kept in a cookie of this host: who only looks at the sign-in page makes no row in the database,
 * and a form that was open while the session ended can still be sent after signing in again.
 */
@Component
class FormTokens implements CsrfTokenRepository {
  private static final String NAME = "platsa-form";

  private final CookieCsrfTokenRepository byTls = cookies("__Host-" + NAME, true);
  private final CookieCsrfTokenRepository onOwnMachine = cookies(NAME, false);

  private static CookieCsrfTokenRepository cookies(String name, boolean secure) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName(name);
    cookies.setCookiePath("/");
    cookies.setCookieCustomizer(cookie -> cookie.secure(secure).httpOnly(true).sameSite("Lax"));
    return cookies;
  }

  private CsrfTokenRepository cookies(HttpServletRequest request) {
    return OwnMachine.needsTls(request) ? byTls : onOwnMachine;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return cookies(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    cookies(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return cookies(request).loadToken(request);
  }
}
