package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.platsa.api.session.PassingSession;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the issuer was asked in this browser (<i>inloggningsbegäran</i>), until it answers: state,
 * nonce and code verifier, in the session as JSON. One at a time.
 */
final class IssuerRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String REQUEST = "issuer-request";
  private static final String NEXT = "issuer-next";

  private final JsonMapper json =
      JsonMapper.builder()
          .addModules(SecurityJacksonModules.getModules(IssuerRequests.class.getClassLoader()))
          .build();

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(REQUEST) instanceof String text)) {
      return null;
    }
    OAuth2AuthorizationRequest asked = json.readValue(text, OAuth2AuthorizationRequest.class);
    String state = request.getParameter("state");
    return state != null && state.equals(asked.getState()) ? asked : null;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      removeAuthorizationRequest(request, response);
      return;
    }
    HttpSession session = PassingSession.of(request);
    session.setAttribute(REQUEST, json.writeValueAsString(asked));
    session.setAttribute(NEXT, ToSignIn.next(request.getParameter(ToSignIn.NEXT)));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
    HttpSession session = request.getSession(false);
    if (asked != null && session != null) {
      session.removeAttribute(REQUEST);
    }
    return asked;
  }

  /** The page that the person wanted to see. */
  static String next(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null || !(session.getAttribute(NEXT) instanceof String next)
        ? "/"
        : ToSignIn.next(next);
  }
}
