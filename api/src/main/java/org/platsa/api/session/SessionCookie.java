package org.platsa.api.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The cookie that has a session's secret (<i>sessionskaka</i>): for this host only, by TLS only,
 * for no script, and not with what other sites have the browser send. It ends with the browser, and
 * with the session.
 *
 * <p>A browser on the service's own machine may speak to it without TLS; there the cookie has
 * another name, since {@code __Host-} demands TLS.
 */
final class SessionCookie implements CookieSerializer {
  private static final String NAME = "platsa-session";

  @Override
  public void writeCookieValue(CookieValue value) {
    HttpServletRequest request = value.getRequest();
    String text = value.getCookieValue() == null ? "" : value.getCookieValue();
    boolean secure = OwnMachine.needsTls(request);
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(secure ? "__Host-" + NAME : NAME, text)
            .path("/")
            .secure(secure)
            .httpOnly(true)
            .sameSite("Lax");
    if (text.isEmpty()) {
      cookie.maxAge(0);
    }
    HttpServletResponse response = value.getResponse();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return List.of();
    }
    String name = OwnMachine.needsTls(request) ? "__Host-" + NAME : NAME;
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .toList();
  }
}
