package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.platsa.api.session.KeptForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriUtils;

/**
 * Sends who is not signed in to the sign-in page, and back afterwards (<i>till inloggningen</i>). A
 * form that was sent meanwhile is kept.
 */
public final class ToSignIn implements AuthenticationEntryPoint {
  /** The page. */
  public static final String PAGE = "/sign-in";

  /** Its parameter that names the page to go to afterwards. */
  public static final String NEXT = "next";

  /** Its parameter that says that the session has ended. */
  public static final String ENDED = "ended";

  private static final int LONGEST = 500;

  @Override
  public void commence(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException notSignedIn) {
    String query = request.getQueryString();
    String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
    boolean read = HttpMethod.GET.matches(request.getMethod());
    String back = read ? asked : KeptForm.keep(request).map(KeptForm::page).orElse("/");
    String to = back.equals("/") || !next(back).equals(back) ? "" : NEXT + "=" + encoded(back);
    if (request.getRequestedSessionId() != null) {
      to = to.isEmpty() ? ENDED : to + "&" + ENDED;
    }
    to = to.isEmpty() ? PAGE : PAGE + "?" + to;
    if (request.getHeader("HX-Request") != null) {
      // A redirect would put the sign-in page into a part of the page.
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", to);
      return;
    }
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, to);
  }

  /** A path as the parameter's value. */
  static String encoded(String path) {
    return UriUtils.encode(path, StandardCharsets.UTF_8);
  }

  /**
   * The page to go to after signing in: a path of this service, whatever the parameter says; the
   * start page if it says anything else.
   */
  public static String next(@Nullable String wanted) {
    if (wanted == null
        || wanted.length() > LONGEST
        || !wanted.startsWith("/")
        || wanted.contains("//")
        || wanted.contains("..")
        || wanted.indexOf('\\') >= 0
        || wanted.startsWith(PAGE)) {
      return "/";
    }
    try {
      URI uri = new URI(wanted);
      return uri.getScheme() == null && uri.getRawAuthority() == null ? wanted : "/";
    } catch (URISyntaxException e) {
      return "/";
    }
  }
}
